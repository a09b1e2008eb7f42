/// Figures as data and the HTML report.
module org.sibyl.report {
    requires transitive org.sibyl.inference;
    requires tools.jackson.databind;
}
