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

/** Without the zeros at the end of the mantissa. */
function trimmed(exponential: string): string {
  return exponential.replace(/\.?0+e/, 'e');
}
