/// Figures as data and the HTML report.
module org.sibyl.report {
    requires transitive org.sibyl.inference;
    requires org.apache.commons.statistics.distribution;
    requires tools.jackson.databind;

    exports org.sibyl.report;
    exports org.sibyl.report.figure;

    // The JSON writer reads the components of the figure records.
    opens org.sibyl.report.figure to
            tools.jackson.databind;
}
