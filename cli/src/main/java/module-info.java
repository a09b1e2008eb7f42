/// The sibyl command.
module org.sibyl.cli {
    requires org.sibyl.workflow;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires tools.jackson.databind;

    // The command line is read into fields by reflection.
    opens org.sibyl.cli to
            info.picocli;
}
