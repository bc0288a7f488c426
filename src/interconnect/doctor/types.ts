/** One thing looked at, and what came of it. */
export interface Check {
  readonly about: 'endpoint' | 'clock' | 'credentials' | 'permission' | 'spec' | 'quota';
  /** Where: `cn-hangzhou`, `ops in cn-hangzhou`, or a network of the spec. */
  readonly where: string;
  /** `failed` stands in the way; `warning` may, some day or for some specs; `unknown` could not be looked at. */
  readonly status: 'ok' | 'warning' | 'failed' | 'unknown';
  /** What was found, one sentence. */
  readonly found: string;
  /** What to do, imperative; empty where all is well. */
  readonly actions: readonly string[];
}
