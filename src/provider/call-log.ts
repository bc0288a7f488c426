import { CloudError, CredentialsError, idsOf, NoAnswerError, type Transport } from './transport.ts';

/**
 * One call as a log shows it: what a support case asks for, and nothing secret. Keys, tokens and signatures are never in
 * it.
 */
export interface CallRecord {
  /** When it was sent: ISO 8601, UTC. */
  readonly time: string;
  readonly product: string;
  readonly action: string;
  readonly region: string;
  /** The credentials profile; absent: the default one. */
  readonly profile?: string;
  /** The objects it was about, those it made included. */
  readonly ids: readonly string[];
  /** 1 for the first try of a call. */
  readonly attempt: number;
  /** `OK`, the error's code, `NoAnswer` or `NoCredentials`. */
  readonly code: string;
  readonly requestId?: string;
  readonly ms: number;
}

/** The same transport, telling of every call once it is over. */
export function recorded(
  transport: Transport,
  profile: string | undefined,
  tell: (record: CallRecord) => void,
): Transport {
  return {
    async call(request) {
      const started = Date.now();
      const finish = (code: string, requestId: string | undefined, made: readonly string[] = []): void =>
        tell({
          time: new Date(started).toISOString(),
          product: request.product,
          action: request.action,
          region: request.region,
          ...(profile === undefined ? {} : { profile }),
          ids: [...new Set([...idsOf(request.parameters), ...made])],
          attempt: request.attempt ?? 1,
          code,
          ...(requestId === undefined ? {} : { requestId }),
          ms: Date.now() - started,
        });
      try {
        const answer = await transport.call(request);
        const { RequestId, ...rest } = answer;
        finish('OK', RequestId, madeBy(request.action, rest));
        return answer;
      } catch (error) {
        finish(codeOf(error), error instanceof CloudError ? error.requestId : undefined);
        throw error;
      }
    },
  };
}

/** The ids that a create answers. */
const madeBy = (action: string, answer: Readonly<Record<string, unknown>>): readonly string[] =>
  action.startsWith('Create')
    ? Object.entries(answer).flatMap(([name, value]) => (/Id$/.test(name) && typeof value === 'string' ? [value] : []))
    : [];

function codeOf(error: unknown): string {
  if (error instanceof CloudError) return error.code;
  if (error instanceof NoAnswerError) return 'NoAnswer';
  return error instanceof CredentialsError ? 'NoCredentials' : String(error);
}
