import { type Answer, ApiError, type FlatParameters } from '../../openapi/index.ts';
import type { Account } from '../accounts.ts';
import type { Action } from '../action.ts';
import type { Region } from '../regions.ts';
import type { Store } from '../store/store.ts';

/** How long a token is remembered, ms ("Ensure idempotence" names no time; 24 h is our choice). */
const RETENTION = 24 * 60 * 60_000;

/** Transport and signature parameters: a repeat of a request differs in these and is the same request all the same. */
const NOT_COMPARED =
  /^(Signature|SignatureNonce|SignatureMethod|SignatureVersion|SignatureType|Timestamp|Format|AccessKeyId|SecurityToken|ClientToken)$/;

export interface TokenCall {
  readonly account: Account;
  readonly region: Region;
  readonly action: Action;
  readonly parameters: FlatParameters;
  readonly now: number;
}

/**
 * Runs a write once per ClientToken. The same token with the same parameters answers what the first success answered;
 * with others it is refused. Failures are not remembered. To be called inside the write's transaction, so that effect and
 * token are kept together or not at all.
 * @throws ApiError InvalidParameter for an unusable token, IdempotentParameterMismatch for a reused one.
 */
export function runOnce(store: Store, call: TokenCall, run: () => Answer): Answer {
  const token = call.parameters.get('ClientToken');
  if (token === undefined || token === '' || !('ClientToken' in call.action.parameters)) return run();
  if (!/^[\x20-\x7e]{1,64}$/.test(token)) {
    throw new ApiError(400, 'InvalidParameter', 'The specified parameter "ClientToken" is not valid.');
  }
  const { tokens } = store.tables;
  const id = `${call.account.id}/${call.region.id}/${call.action.name}/${token}`;
  const fingerprint = fingerprintOf(call.parameters);
  const known = tokens.get(id);
  if (known && call.now - known.createdAt < RETENTION) {
    if (known.fingerprint === fingerprint) return JSON.parse(known.answer);
    throw new ApiError(
      400,
      'IdempotentParameterMismatch',
      'Request uses a client token in a previous request but is not identical to that request.',
    );
  }
  const answer = run();
  if (known) tokens.delete(id);
  forgetOldest(tokens, call.now - RETENTION);
  tokens.insert({ id, fingerprint, answer: JSON.stringify(answer), createdAt: call.now });
  return answer;
}

/** So many of the oldest tokens are looked at whenever one is added: whatever is too old goes faster than new ones come. */
const LOOKED_AT = 2;

/** Takes tokens away that nobody can use any more, so that a cloud that runs for weeks keeps those of its last day. */
function forgetOldest(tokens: Store['tables']['tokens'], horizon: number): void {
  for (const { id, createdAt } of tokens.find({}, { limit: LOOKED_AT, offset: 0 })) {
    if (createdAt <= horizon) tokens.delete(id);
  }
}

const fingerprintOf = (parameters: FlatParameters): string =>
  JSON.stringify([...parameters].filter(([name]) => !NOT_COMPARED.test(name)).sort(([a], [b]) => (a < b ? -1 : 1)));
