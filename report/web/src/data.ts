/** Figures as the Java records of org.sibyl.report.figure write them. */

export interface Quantity {
  readonly name: string;
  readonly unit: string;
}

/** Heights at the centres of equal cells on [lower, upper]. */
export interface Density {
  readonly lower: number;
  readonly upper: number;
  readonly values: readonly number[];
}

export interface Marginal {
  readonly quantity: Quantity;
  readonly posterior: Density;
  readonly prior: Density | null;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
  readonly reference: number | null;
}

/** Heights of cells × cells, row by row upwards, and the levels of the highest-density regions. */
export interface Joint {
  readonly column: number;
  readonly row: number;
  readonly cells: number;
  readonly density: readonly number[];
  readonly regions: readonly { readonly probability: number; readonly level: number }[];
}

export interface Band {
  readonly observed: number;
  readonly q05: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly q95: number;
}

export interface PredictiveSeries {
  readonly name: string;
  readonly position: Quantity;
  readonly value: Quantity;
  readonly positions: readonly number[];
  readonly bands: readonly Band[];
}

export interface PredictiveRows {
  readonly name: string;
  readonly quantities: readonly Quantity[];
  readonly bands: readonly Band[];
}

interface Described {
  readonly description: string;
}

export interface PairPlot extends Described {
  readonly kind: 'pair-plot';
  readonly marginals: readonly Marginal[];
  readonly joints: readonly Joint[];
  readonly priorDraws: readonly (readonly number[])[];
  readonly omitted: readonly string[];
}

export interface Marginals extends Described {
  readonly kind: 'marginals';
  readonly panels: readonly Marginal[];
}

export interface PredictiveBands extends Described {
  readonly kind: 'predictive-bands';
  readonly panels: readonly (PredictiveSeries | PredictiveRows)[];
}

export interface RankHistograms extends Described {
  readonly kind: 'rank-histograms';
  readonly draws: number;
  readonly pairs: number;
  readonly lower: readonly number[];
  readonly expected: readonly number[];
  readonly upper: readonly number[];
  readonly panels: readonly {
    readonly quantity: Quantity;
    readonly counts: readonly number[];
    readonly pValue: number;
  }[];
}

export interface CoverageCurve extends Described {
  readonly kind: 'coverage-curve';
  readonly pairs: number;
  readonly credibility: readonly number[];
  readonly coverage: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface LossCurve extends Described {
  readonly kind: 'loss-curve';
  readonly training: readonly (number | null)[];
  readonly validation: readonly (number | null)[];
  readonly keptEpoch: number;
  readonly loss: Quantity;
}

export type Role = 'DATA' | 'MODEL' | 'COMPONENT' | 'ALTERNATIVE' | 'SYNTHETIC' | 'REFERENCE' | 'CHOSEN';

export interface Axis {
  readonly quantity: Quantity;
  readonly scale: 'LINEAR' | 'WHOLE' | 'LOG';
  readonly lower: number | null;
  readonly upper: number | null;
}

export interface Bars {
  readonly label: string;
  readonly role: Role;
  readonly edges: readonly number[];
  readonly heights: readonly number[];
}

export interface Line {
  readonly label: string;
  readonly role: Role;
  readonly x: readonly number[];
  readonly y: readonly (number | null)[];
}

export interface Dots {
  readonly label: string;
  readonly role: Role;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

export interface Chart extends Described {
  readonly kind: 'chart';
  readonly x: Axis;
  readonly y: Axis;
  readonly bars: readonly Bars[];
  readonly lines: readonly Line[];
  readonly points: readonly Dots[];
  readonly marks: readonly { readonly label: string; readonly x: number }[];
  readonly shades: readonly {
    readonly label: string;
    readonly role: Role;
    readonly lower: number;
    readonly upper: number;
  }[];
}

/** Values of rows × columns in 0 … 1000, row by row upwards. */
export interface Field {
  readonly x: Quantity;
  readonly y: Quantity;
  readonly xLower: number;
  readonly xUpper: number;
  readonly yLower: number;
  readonly yUpper: number;
  readonly columns: number;
  readonly rows: number;
  readonly values: readonly number[];
}

/** A normal component; the covariance is the variance, or the upper triangle for two quantities. */
export interface Ellipse {
  readonly weight: number;
  readonly mean: readonly number[];
  readonly covariance: readonly number[];
}

export interface DensityMap extends Described {
  readonly kind: 'density-map';
  readonly density: Field;
  readonly regions: readonly { readonly probability: number; readonly level: number }[];
  readonly points: readonly Dots[];
  readonly rows: number;
  readonly components: readonly Ellipse[];
}

export interface DecisionMap extends Described {
  readonly kind: 'decision-map';
  readonly probability: Field;
  readonly threshold: number;
  readonly negative: string;
  readonly positive: string;
  readonly negatives: Dots;
  readonly positives: Dots;
}

export type Panelled = Chart | DensityMap | DecisionMap;

export interface PanelGrid extends Described {
  readonly kind: 'panel-grid';
  readonly panels: readonly { readonly title: string; readonly figure: Panelled }[];
}

export interface EmSteps extends Described {
  readonly kind: 'em-steps';
  readonly quantities: readonly Quantity[];
  readonly points: readonly (readonly number[])[];
  readonly rows: number;
  readonly states: readonly {
    readonly iteration: number;
    readonly logLikelihood: number;
    readonly components: readonly Ellipse[];
  }[];
}

export interface BandwidthSlider extends Described {
  readonly kind: 'bandwidth-slider';
  readonly quantity: Quantity;
  readonly data: Bars;
  readonly lower: number;
  readonly upper: number;
  readonly candidates: readonly {
    readonly bandwidth: number;
    readonly score: number | null;
    readonly density: readonly number[];
  }[];
  readonly best: number;
}

export interface ThresholdExplorer extends Described {
  readonly kind: 'threshold-explorer';
  readonly negative: string;
  readonly positive: string;
  readonly negatives: number;
  readonly positives: number;
  readonly points: readonly {
    readonly threshold: number | null;
    readonly truePositives: number;
    readonly falsePositives: number;
  }[];
  readonly policies: readonly { readonly name: string; readonly point: number }[];
  readonly shown: number;
  readonly auc: number | null;
}

export type Figure =
  | PairPlot
  | Marginals
  | PredictiveBands
  | RankHistograms
  | CoverageCurve
  | LossCurve
  | Panelled
  | PanelGrid
  | EmSteps
  | BandwidthSlider
  | ThresholdExplorer;

/** The name with its unit, as axes say it. */
export function label(quantity: Quantity): string {
  return quantity.unit.trim() === '' ? quantity.name : `${quantity.name} (${quantity.unit})`;
}
