/// The laws of bijections, distributions and samplers as JUnit interfaces.
module org.sibyl.testkit {
    requires transitive org.sibyl.inference;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
}
