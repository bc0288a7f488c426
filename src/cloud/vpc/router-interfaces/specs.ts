/**
 * Specifications and the bandwidth reported for each, Mbit/s (API page CreateRouterInterface). Only Mini.2, Large.2 and
 * Negative were seen in real or official answers; the 1024-multiples of the others follow Large.2 (docs/fidelity.md).
 */
const BANDWIDTH: ReadonlyMap<string, number> = new Map([
  ['Mini.2', 2],
  ['Mini.5', 5],
  ['Small.1', 10],
  ['Small.2', 20],
  ['Small.5', 50],
  ['Middle.1', 100],
  ['Middle.2', 200],
  ['Middle.5', 500],
  ['Large.1', 1024],
  ['Large.2', 2048],
  ['Large.5', 5120],
  ['Xlarge.1', 10240],
  ['Negative', 0],
]);

/** The specification of every acceptor: it carries no bandwidth, the initiator does. */
export const NEGATIVE = 'Negative';

export const isSpec = (spec: string): boolean => BANDWIDTH.has(spec);

/** Whether a side may have that specification: acceptors are `Negative`, initiators anything else. */
export const specFitsRole = (spec: string, role: 'InitiatingSide' | 'AcceptingSide'): boolean =>
  isSpec(spec) && (spec === NEGATIVE) === (role === 'AcceptingSide');

/** Mbit/s of a specification. */
export const bandwidthOf = (spec: string): number => BANDWIDTH.get(spec) ?? 0;
