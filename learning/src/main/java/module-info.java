/// Neural density estimators, classifiers and metrics.
module org.sibyl.learning {
    requires transitive org.sibyl.core;
    requires org.apache.commons.statistics.distribution;

    exports org.sibyl.classify;
    exports org.sibyl.density;
    exports org.sibyl.density.histogram;
    exports org.sibyl.density.kernel;
    exports org.sibyl.density.mixture;
    exports org.sibyl.density.parametric;
    exports org.sibyl.flow;
    exports org.sibyl.metric;
    exports org.sibyl.nn;
    exports org.sibyl.nn.layer;
    exports org.sibyl.regression;
    exports org.sibyl.split;
}
