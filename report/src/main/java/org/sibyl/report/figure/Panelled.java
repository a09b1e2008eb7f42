package org.sibyl.report.figure;

/// A figure that can also stand small, as one panel of a [PanelGrid].
public sealed interface Panelled extends Figure permits Chart, DensityMap, DecisionMap {}
