/// Tables, the simulation store and model files.
module org.sibyl.store {
    requires transitive org.sibyl.core;
    requires java.sql;
    requires tools.jackson.databind;
    requires de.siegmar.fastcsv;
}
