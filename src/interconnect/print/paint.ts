/** Colours, decided by whoever prints: each function wraps a text, or returns it as it is. */
export interface Paint {
  readonly added: (text: string) => string;
  readonly changed: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
}

const asItIs = (text: string): string => text;

/** No colours. */
export const plain: Paint = {
  added: asItIs,
  changed: asItIs,
  removed: asItIs,
  bold: asItIs,
  dim: asItIs,
  error: asItIs,
  warning: asItIs,
};
