import type { Ellipse } from './data.js';

/** log π + log N(x; μ, Σ) of a component of one or two quantities. */
export function logDensity({ weight, mean, covariance }: Ellipse, x: readonly number[]): number {
  const [a, b = 0, c = 1] = covariance as [number, number?, number?];
  const u = x[0]! - mean[0]!;
  if (mean.length === 1) return Math.log(weight) - 0.5 * (Math.log(2 * Math.PI * a) + (u * u) / a);
  const v = x[1]! - mean[1]!;
  const determinant = a * c - b * b;
  const distance = (c * u * u - 2 * b * u * v + a * v * v) / determinant;
  return Math.log(weight) - Math.log(2 * Math.PI) - 0.5 * (Math.log(determinant) + distance);
}

/** The probability that each component made x; they sum to 1. */
export function responsibilities(components: readonly Ellipse[], x: readonly number[]): number[] {
  const logs = components.map((component) => logDensity(component, x));
  const highest = Math.max(...logs);
  const shares = logs.map((log) => Math.exp(log - highest));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
