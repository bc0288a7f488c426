import type { ApiError } from '../../openapi/index.ts';
import type { Action } from '../action.ts';
import type { Declarations } from '../parameters.ts';
import type { DecodedRequest, WireRequest } from './request.ts';
import { actionNameOf } from './route.ts';

/** A request as the log shows it. Keys, tokens and signatures are never in it. */
export interface LogEntry {
  /** The instant of the call, ms since the epoch. */
  readonly time: number;
  readonly requestId: string;
  readonly method: string;
  readonly action: string | undefined;
  readonly account: string | undefined;
  readonly status: number;
  /** The error code, absent for a success. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly milliseconds: number;
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters that were sent and that the action does not know: nothing is dropped in silence. */
  readonly unknown: readonly string[];
  /** Present when the answer was a 500: the stack of what went wrong in the local cloud itself. */
  readonly crash: string | undefined;
}

interface Facts {
  readonly wire: WireRequest;
  readonly request: DecodedRequest | undefined;
  readonly seen: { readonly action?: Action; readonly account?: { readonly id: string }; readonly crash?: unknown };
  readonly error: ApiError | undefined;
  readonly requestId: string;
  readonly now: number;
  readonly milliseconds: number;
}

export function logEntry({ wire, request, seen, error, requestId, now, milliseconds }: Facts): LogEntry {
  const shown = [...(request?.parameters ?? [])].filter(([name]) => !COMMON.has(name));
  return {
    time: now,
    requestId,
    method: wire.method,
    action: request && actionNameOf(request),
    account: seen.account?.id,
    status: error?.status ?? 200,
    code: error?.code,
    // The mismatch message quotes the string to sign, access key and token included.
    message: error?.code === 'SignatureDoesNotMatch' ? 'The signature does not match.' : error?.message,
    milliseconds: Math.round(milliseconds * 1000) / 1000,
    parameters: Object.fromEntries(shown.filter(([name]) => !SECRET.test(name))),
    unknown: seen.action ? shown.map(([name]) => name).filter(unknownTo(seen.action.parameters)) : [],
    crash: seen.crash === undefined ? undefined : String(seen.crash instanceof Error ? seen.crash.stack : seen.crash),
  };
}

/** Parameters of the protocol and of every action: not worth a line in the log, or not fit for one. */
const COMMON: ReadonlySet<string> = new Set([
  ...['Action', 'Version', 'Format', 'AccessKeyId', 'Signature', 'SignatureMethod', 'SignatureVersion'],
  ...['SignatureNonce', 'SignatureType', 'Timestamp', 'SecurityToken', 'BearerToken'],
  ...['OwnerId', 'OwnerAccount', 'ResourceOwnerId', 'ResourceOwnerAccount', 'SourceIp', 'SecureTransport'],
  'AcceptLanguage',
]);

const SECRET = /secret|password|token$/i;

function unknownTo(declared: Declarations): (name: string) => boolean {
  const known = (name: string, table: Declarations): boolean => {
    const [head = '', , member] = name.split('.', 3);
    const parameter = table[head];
    if (!parameter) return head === 'RegionId';
    if (!parameter.members || member === undefined) return true;
    return known(name.split('.').slice(2).join('.'), parameter.members);
  };
  return (name) => !known(name, declared);
}
