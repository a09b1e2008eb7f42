/// Known problems with exact or reference answers.
module org.sibyl.tasks {
    requires transitive org.sibyl.core;
}
