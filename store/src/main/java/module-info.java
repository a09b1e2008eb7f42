/// Tables, the simulation store and model files.
module org.sibyl.store {
    requires transitive org.sibyl.core;
    requires java.sql;
    requires tools.jackson.databind;
    requires de.siegmar.fastcsv;

    exports org.sibyl.dataset;
    exports org.sibyl.model;
    exports org.sibyl.simulation;
    exports org.sibyl.store;
}
