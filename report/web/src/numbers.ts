/** With true minus signs, as figures are set. */
function typeset(number: string): string {
  return number.replaceAll('-', '\u2212').replace('e+', 'e');
}

/** Whether plain digits would be longer than mantissa and exponent. */
function extreme(scale: number): boolean {
  return scale >= 1e6 || (scale > 0 && scale < 1e-3);
}

/** The value to the second significant digit of its uncertainty. */
export function rounded(value: number, uncertainty: number): string {
  const scale = Math.max(Math.abs(value), uncertainty);
  if (extreme(scale)) {
    const digits = uncertainty > 0 ? Math.floor(Math.log10(scale)) - Math.floor(Math.log10(uncertainty)) + 1 : 3;
    return typeset(value.toExponential(Math.min(digits, 6)));
  }
  const places = uncertainty > 0 ? 1 - Math.floor(Math.log10(uncertainty)) : 3 - Math.floor(Math.log10(scale || 1));
  return typeset(places >= 0 ? value.toFixed(Math.min(places, 8)) : `${Math.round(value * 10 ** places) / 10 ** places}`);
}

/** A number as it was given, to six digits. */
export function given(value: number): string {
  return typeset(extreme(Math.abs(value)) ? Number(value.toPrecision(6)).toExponential() : `${Number(value.toPrecision(6))}`);
}

/** The labels of evenly spaced ticks: the fewest digits that tell them apart. */
export function tickLabel(ticks: readonly number[]): (value: number) => string {
  const scale = Math.max(0, ...ticks.map(Math.abs));
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : scale || 1;
  // A step of 0.05 is 5 × 10^−2; the tolerance is for 0.1 + 0.2.
  const finest = Math.floor(Math.log10(step) + 1e-9);
  if (extreme(scale)) {
    const digits = Math.max(0, Math.floor(Math.log10(scale)) - finest);
    return (value) => (Math.abs(value) < step * 1e-6 ? '0' : typeset(trimmed(value.toExponential(digits))));
  }
  const places = Math.max(0, -finest);
  const grouped = scale >= 1e4;
  return (value) => {
    const plain = Math.abs(value) < step * 1e-6 ? (0).toFixed(places) : value.toFixed(places);
    return typeset(grouped ? plain.replace(/\B(?=(\d{3})+(?!\d))/g, ',') : plain);
  };
}

/** A tick of a logarithmic axis: plain digits where they are few, else a power of ten. */
export function powerLabel(value: number): string {
  if (value >= 0.999e-3 && value < 1e5) {
    return `${Number(value.toPrecision(3))}`.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
  }
  const exponent = Math.floor(Math.log10(value) + 1e-9);
  const digit = Math.round(value / 10 ** exponent);
  const raised = `${exponent}`.replace('-', '\u207b').replace(/\d/g, (each) => '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[Number(each)]!);
  return `${digit === 1 ? '' : `${digit} \u00d7 `}10${raised}`;
}

/** A count, with its thousands apart; weights have two decimals. */
export function count(value: number): string {
  const plain = Number.isInteger(value) ? `${value}` : value.toFixed(2);
  return plain.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

/** A number with this many decimals. */
export function decimals(value: number, places: number): string {
  return typeset(value.toFixed(places));
}

/** A number with this many significant digits. */
export function significant(value: number, digits: number): string {
  if (value === 0) return '0';
  return extreme(Math.abs(value)) ? typeset(value.toExponential(digits - 1)) : typeset(value.toPrecision(digits).replace(/e.*/, ''));
}

/** A share in percent. */
export function percent(share: number): string {
  const value = 100 * share;
  return `${value.toFixed(value > 0 && value < 1 ? 2 : 1)} %`;
}

/** Without the zeros at the end of the mantissa. */
function trimmed(exponential: string): string {
  return exponential.replace(/\.?0+e/, 'e');
}
