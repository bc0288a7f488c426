/** What came back from an endpoint that was only asked whether it is there. */
export interface Answered {
  readonly ms: number;
  /** Its clock by its `Date` header, ms since the epoch. */
  readonly date?: number;
  /** Why nothing came back. */
  readonly error?: string;
}

const PATIENCE_MS = 5_000;

/** Asks an endpoint for anything: each answer will do, a refusal too. Unsigned, and nothing is told. */
export async function endpointAnswers(url: string): Promise<Answered> {
  const started = performance.now();
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'manual' });
    await response.arrayBuffer();
    const date = Date.parse(response.headers.get('date') ?? '');
    return { ms: performance.now() - started, ...(Number.isNaN(date) ? {} : { date }) };
  } catch (error) {
    const { message, cause } = error as Error & {
      readonly cause?: { readonly code?: string; readonly message?: string };
    };
    return { ms: performance.now() - started, error: cause?.code ?? cause?.message ?? message };
  }
}
