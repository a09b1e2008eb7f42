/// Study files, external simulators, the runner and its events.
module org.sibyl.workflow {
    requires transitive org.sibyl.report;
    requires transitive org.sibyl.store;
    requires transitive org.sibyl.tasks;
    requires tools.jackson.databind;
    requires java.compiler;
    requires org.slf4j;
}
