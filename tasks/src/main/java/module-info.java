/// Known problems with exact or reference answers.
module org.sibyl.tasks {
    requires transitive org.sibyl.core;
    requires org.apache.commons.numbers.gamma;

    exports org.sibyl.tasks;
    exports org.sibyl.tasks.table;
}
