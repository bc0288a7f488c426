/**
 * `isthmus/network`: what a network is and what packets will do in it. Pure: no I/O, works in a browser.
 */
export * from './address-set.ts';
export * from './apply-changes.ts';
export * from './change.ts';
export { Checker, type Verdict } from './check/check.ts';
export * from './check/expectation.ts';
export * from './cidr.ts';
export * from './diff/diff.ts';
export * from './diff/format-diff.ts';
export * from './explain/blocker.ts';
export * from './explain/explain.ts';
export * from './lint/finding.ts';
export * from './lint/lint.ts';
export * from './model.ts';
export * from './named.ts';
export * from './network.ts';
export * from './outcome.ts';
export * from './place.ts';
export * from './prefix-trie.ts';
export * from './public-addresses.ts';
export * from './range-table.ts';
export * from './reach.ts';
export * from './read-snapshot.ts';
export * from './snapshot.ts';
export * from './snapshot-problem.ts';
export { type JsonSchema, snapshotSchema } from './snapshot-schema.ts';
export * from './trace.ts';
