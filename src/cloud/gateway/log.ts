import type { ApiError, FlatParameters } from '../../openapi/index.ts';
import type { Action } from '../action.ts';
import type { Strike } from '../faults/faults.ts';
import type { Declarations } from '../parameters.ts';
import { decode, type WireRequest } from './request.ts';

/** A request as the log shows it. Keys, tokens and signatures are never in it. */
export interface LogEntry {
  /** From 1, in the order of the requests. */
  readonly sequence: number;
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
  /** Values longer than 1,000 characters are cut, and after 200 parameters the rest is left out. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Parameters that were sent and that the action does not know: nothing is dropped in silence. */
  readonly unknown: readonly string[];
  /** The fault that struck the request, by its id. */
  readonly fault: string | undefined;
  /** Whether that fault kept the answer from going out. */
  readonly lost: boolean;
  /** Present when the answer was a 500: the stack of what went wrong in the local cloud itself. */
  readonly crash: string | undefined;
}

/** What is known of a request when it is answered. */
export interface RequestFacts {
  /** As it came: one text is kept, where its decoded parameters would be dozens. */
  readonly wire: WireRequest;
  readonly actionName: string | undefined;
  readonly seen: Seen;
  readonly error: ApiError | undefined;
  readonly requestId: string;
  readonly now: number;
  readonly milliseconds: number;
}

/** What became known of a request on its way. */
export interface Seen {
  action?: Action;
  account?: { readonly id: string };
  /** What was thrown, when it was no refusal but a bug of ours. */
  crash?: unknown;
  strike?: Strike;
}

const SHOWN_VALUE = 1000;
const SHOWN_PARAMETERS = 200;

/** A request as the log shows it: without secrets, and cut where it is long. */
export function logEntry(facts: RequestFacts, sequence: number): LogEntry {
  const { seen, error } = facts;
  const shown = [...parametersOf(facts.wire)].filter(([name]) => !COMMON.has(name)).slice(0, SHOWN_PARAMETERS);
  return {
    sequence,
    time: facts.now,
    requestId: facts.requestId,
    method: facts.wire.method,
    action: facts.actionName,
    account: seen.account?.id,
    status: error?.status ?? 200,
    code: error?.code,
    // The mismatch message quotes the string to sign, access key and token included.
    message: error?.code === 'SignatureDoesNotMatch' ? 'The signature does not match.' : error?.message,
    milliseconds: Math.round(facts.milliseconds * 1000) / 1000,
    parameters: Object.fromEntries(
      shown.filter(([name]) => !SECRET.test(name)).map(([name, value]) => [name, cut(value)]),
    ),
    unknown: seen.action ? shown.map(([name]) => name).filter(unknownTo(seen.action.parameters)) : [],
    fault: seen.strike?.fault,
    lost: seen.strike?.lost ?? false,
    crash: seen.crash === undefined ? undefined : String(seen.crash instanceof Error ? seen.crash.stack : seen.crash),
  };
}

/** None where the request could not be decoded. */
function parametersOf(wire: WireRequest): FlatParameters {
  try {
    return decode(wire).parameters;
  } catch {
    return new Map();
  }
}

const cut = (value: string): string => (value.length <= SHOWN_VALUE ? value : `${value.slice(0, SHOWN_VALUE)}…`);

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
    const [head = '', ...rest] = name.split('.');
    const parameter = table[head];
    if (!parameter) return head === 'RegionId';
    // The members of a list stand behind an index.
    const member = parameter.type === 'struct' ? rest : rest.slice(1);
    if (!parameter.members || member.length === 0) return true;
    return known(member.join('.'), parameter.members);
  };
  return (name) => !known(name, declared);
}
