/// The laws of bijections, distributions, priors, samplers and simulators as JUnit interfaces.
module org.sibyl.testkit {
    requires transitive org.sibyl.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;

    exports org.sibyl.testkit;
}
