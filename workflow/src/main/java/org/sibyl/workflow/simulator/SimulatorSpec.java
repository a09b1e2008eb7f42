package org.sibyl.workflow.simulator;

/// Where simulations come from, as a study says it.
public sealed interface SimulatorSpec permits PoolSpec, TableSpec {}
