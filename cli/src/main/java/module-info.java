/// The sibyl command.
module org.sibyl.cli {
    requires org.sibyl.workflow;
    requires info.picocli;
}
