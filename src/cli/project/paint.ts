import type { Paint as ChangePaint } from '../../interconnect/index.ts';
import type { Paint } from '../paint.ts';

/** The colours of a plan. */
export function changePaint(paint: Paint): ChangePaint {
  return {
    added: paint.green,
    changed: paint.yellow,
    removed: paint.red,
    bold: paint.bold,
    dim: paint.dim,
    error: (text) => paint.red(paint.bold(text)),
    warning: paint.yellow,
  };
}
