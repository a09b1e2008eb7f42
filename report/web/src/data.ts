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

export type Figure = PairPlot | Marginals | PredictiveBands | RankHistograms | CoverageCurve | LossCurve;

/** The name with its unit, as axes say it. */
export function label(quantity: Quantity): string {
  return quantity.unit.trim() === '' ? quantity.name : `${quantity.name} (${quantity.unit})`;
}
