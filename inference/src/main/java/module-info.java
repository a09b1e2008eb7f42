/// Posteriors: neural estimation, ABC, MCMC and their diagnostics.
module org.sibyl.inference {
    requires ejml.core;
    requires ejml.ddense;
    requires transitive org.sibyl.learning;

    exports org.sibyl.abc;
    exports org.sibyl.diagnostic;
    exports org.sibyl.mcmc;
    exports org.sibyl.posterior;
    exports org.sibyl.surrogate;
}
