package org.sibyl.workflow;

import java.util.Objects;

/// Something that the person who wrote a study, gave an option or brought a file can put right. The message is one
/// sentence that says where, what was expected, what came and what to do; it is shown as it is.
public final class StudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// With a message for the person who wrote the study.
    public StudyException(String message) {
        super(message);
    }

    /// With what went wrong below.
    public StudyException(String message, Throwable cause) {
        super(message, cause);
    }

    /// The sentence.
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
