/// Study files, external simulators, the runner and its events.
module org.sibyl.workflow {
    requires transitive org.sibyl.report;
    requires transitive org.sibyl.store;
    requires transitive org.sibyl.tasks;
    requires com.networknt.schema;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
    requires de.siegmar.fastcsv;
    requires java.compiler;
    requires jdk.management;
    requires org.slf4j;

    exports org.sibyl.benchmark;
    exports org.sibyl.workflow;
    exports org.sibyl.workflow.analysis;
    exports org.sibyl.workflow.classification;
    exports org.sibyl.workflow.density;
    exports org.sibyl.workflow.run;
    exports org.sibyl.workflow.study;
    exports org.sibyl.workflow.simulator;
}
