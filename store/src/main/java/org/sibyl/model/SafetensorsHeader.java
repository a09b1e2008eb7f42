package org.sibyl.model;

/// The words of the layout and of what we put into its metadata.
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";
    static final String TYPE = "dtype";
    static final String SHAPE = "shape";
    static final String OFFSETS = "data_offsets";

    static final String FORMAT = "format";
    static final String FORMAT_NAME = "sibyl-model";
    static final String VERSION = "format_version";
    static final String KIND = "kind";
    static final String CONFIG = "config";
    static final String PROVENANCE = "provenance";

    /// The header's length stands in this many bytes, and is a multiple of it.
    static final int WORD = 8;

    /// The limit of the reference implementation.
    static final long LONGEST = 100_000_000;

    private SafetensorsHeader() {}
}
