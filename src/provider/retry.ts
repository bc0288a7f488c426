import type { Random } from './clock.ts';
import { RETRY_TABLE, type RetryCase } from './retry-table.ts';
import { CloudError, CredentialsError, NoAnswerError } from './transport.ts';

const UNKNOWN: RetryCase = {
  code: '*',
  action: 'give-up',
  why: 'A code that is not in the table: nothing says that a repeat is safe or helps.',
  advice: 'Look the code up in the API reference, and report it to Isthmus with its RequestId.',
  source: 'the table is closed on purpose',
};

const SERVER_SIDE: RetryCase = {
  code: '5xx',
  action: 'back-off',
  why: 'The service failed inside; what it was asked to do may be done or not, so the repeat carries the same token.',
  advice: 'If it lasts, look at the status page of Alibaba Cloud and report the RequestId.',
  source: 'idempotence: a repeat with the same token after a 5xx is safe (help page "Ensure idempotence")',
};

const NO_ANSWER: RetryCase = {
  code: 'NoAnswer',
  action: 'read-back',
  why: 'Nobody knows whether the call took effect; the token or a look at the object settles it.',
  advice: 'Check the network between here and the endpoint.',
  source: 'issues of the Terraform provider: timeouts whose call had taken effect',
};

const NO_CREDENTIALS: RetryCase = {
  code: 'NoCredentials',
  action: 'give-up',
  caller: 'credentials',
  why: 'Without keys nothing can be signed.',
  advice:
    'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run `aliyun configure`, or name a profile.',
  source: 'the credential chain of the official SDKs',
};

const byCode = new Map(RETRY_TABLE.filter((row) => row.actions === undefined).map((row) => [row.code, row]));
const special = RETRY_TABLE.filter((row) => row.actions !== undefined);

/** The row for a code; `action` names the API action that answered it, which decides for a few codes. */
export function retryCase(code: string, status = 400, action?: string): RetryCase {
  const exact =
    special.find((row) => row.code === code && action !== undefined && row.actions?.includes(action)) ??
    byCode.get(code);
  if (exact !== undefined) return exact;
  // Families: `Throttling.User`, `IncorrectStatus.PrefixList`. The longest known prefix decides.
  for (let dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
    const family = byCode.get(`${code.slice(0, dot)}.*`);
    if (family !== undefined) return family;
  }
  return status >= 500 ? SERVER_SIDE : UNKNOWN;
}

/** The row for whatever a call threw; of a missing permission the advice names the RAM action to allow. */
export function adviceFor(error: unknown): RetryCase {
  if (error instanceof CloudError) {
    const row = retryCase(error.code, error.status, error.action);
    const advice = `Allow ${error.ramAction} in the RAM policy of these credentials.`;
    return row.caller === 'permission' ? { ...row, advice } : row;
  }
  if (error instanceof NoAnswerError) return error.unsent ? { ...NO_ANSWER, action: 'back-off' } : NO_ANSWER;
  if (error instanceof CredentialsError) return NO_CREDENTIALS;
  return UNKNOWN;
}

/** Every row, for the documentation and for `explain`. */
export const retryTable: readonly RetryCase[] = [...RETRY_TABLE, SERVER_SIDE, NO_ANSWER, NO_CREDENTIALS];

/**
 * The rows that tell of a code, the one that counts only for certain actions first; none for a code that is not in the
 * table.
 */
export function rowsOf(code: string): readonly RetryCase[] {
  const listed = retryTable.filter((row) => row.code === code);
  if (listed.length > 0) return listed;
  const family = retryCase(code);
  return family === UNKNOWN ? [] : [family];
}

interface BackOff {
  readonly firstMs: number;
  readonly maxMs: number;
}

const PLAIN: BackOff = { firstMs: 100, maxMs: 8_000 };
/** Overload is answered by staying away much longer, not a little. */
const THROTTLED: BackOff = { firstMs: 1_000, maxMs: 20_000 };

/**
 * How long to stay away before attempt number `attempt` (1: the first repeat): exponential, between half and all of it by
 * chance.
 */
export function backOffMs(row: RetryCase, attempt: number, random: Random, retryAfterMs?: number): number {
  const { firstMs, maxMs } = row.overload === true ? THROTTLED : PLAIN;
  const full = Math.min(maxMs, firstMs * 2 ** (attempt - 1));
  const delay = full / 2 + (full / 2) * random();
  if (retryAfterMs === undefined) return delay;
  // What the server asked for is a lower bound; a little chance keeps many clients from coming back together. The first time
  // its word is taken; when it was not true, patience grows as it does without.
  const asked = retryAfterMs * (1 + random() / 10);
  return attempt === 1 ? asked : Math.max(asked, delay);
}
