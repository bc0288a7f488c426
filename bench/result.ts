/** One figure of a benchmark, with what it is measured against. Ratios travel between machines, absolute figures do not. */
export interface Result {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held against, in the same unit: another way of doing the same thing, or the bound of the aim. */
  readonly reference: number;
  /** value / reference. */
  readonly ratio: number;
  /** The aim in words, with what the reference is. */
  readonly aim: string;
  readonly met: boolean;
}
