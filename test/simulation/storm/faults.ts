import { type ApiAnswer, type ApiRequest, CloudError, NoAnswerError } from '../../../src/provider/index.ts';
import type { LineCall } from '../process.ts';
import type { Dice } from './dice.ts';

/** Something that goes wrong with one call. */
export interface Fault {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  readonly fits: (request: ApiRequest) => boolean;
  readonly strike: (call: LineCall, dice: Dice) => ApiAnswer | Promise<ApiAnswer>;
}

const isRead = ({ action }: ApiRequest): boolean => /^(Describe|List|Get)/.test(action);
const isWrite = (request: ApiRequest): boolean => !isRead(request);
const always = (): boolean => true;

function refused({ request }: LineCall, code: string, status: number, retryAfterMs?: number): CloudError {
  const { action, region } = request;
  return new CloudError({ code, message: code, status, requestId: 'STORM', action, region, retryAfterMs });
}

const lost = ({ request }: LineCall, unsent = false): NoAnswerError =>
  new NoAnswerError(request.action, request.region, `No answer to ${request.action}: the storm took it`, { unsent });

/** Refused with one of these codes, before it had any effect. */
const refusal = (
  name: string,
  weight: number,
  fits: Fault['fits'],
  status: number,
  codes: readonly string[],
): Fault => ({
  name,
  weight,
  fits,
  strike: (call, dice) => {
    throw refused(call, dice.pick(codes, 'code'), status);
  },
});

/** It took effect; whatever the cloud said, this is what arrives instead. */
const afterwards = (name: string, weight: number, error: (call: LineCall) => Error): Fault => ({
  name,
  weight,
  fits: isWrite,
  strike: (call) => {
    attempt(call);
    throw error(call);
  },
});

function attempt(call: LineCall): void {
  try {
    call.send();
  } catch {
    // A refusal is lost as any other answer.
  }
}

/** The codes of objects that are between two states, by what a call is about. */
const statesOf = ({ action }: ApiRequest): readonly string[] => {
  if (action.endsWith('RouteEntry'))
    return [
      'IncorrectRouteEntryStatus',
      'IncorrectVpcStatus',
      'IncorrectStatus.RouterInterface',
      'IncorrectStatus.VpcPeer',
    ];
  // What was deleted a moment ago may still count.
  if (action === 'DeleteVpcPeerConnection') return ['IncorrectStatus.VpcPeer', 'OperationDenied.RouteEntryExist'];
  if (action === 'DeleteRouterInterface')
    return ['IncorrectStatus', 'DependencyViolation.RouterInterfaceReferedByRouteEntry'];
  if (action.includes('VpcPeer')) return ['IncorrectStatus.VpcPeer', 'OperationConflict'];
  return ['IncorrectStatus', 'IncorrectRIStatus'];
};

export const FAULTS: readonly Fault[] = [
  {
    name: 'throttled',
    weight: 3,
    fits: always,
    strike: (call, dice) => {
      const after = dice.roll('ask') < 0.5 ? undefined : dice.between(50, 3000, 'after');
      throw refused(call, dice.pick(['Throttling', 'Throttling.User', 'Throttling.Api'], 'code'), 400, after);
    },
  },
  refusal('unavailable', 2, always, 503, ['ServiceUnavailable', 'SystemBusy']),
  refusal('conflict', 3, isWrite, 409, ['OperationConflict', 'TaskConflict', 'OperationFailed.DistibuteLock']),
  refusal('failed inside', 1, always, 500, ['InternalError', 'UnknownError']),
  {
    name: 'between two states',
    weight: 3,
    fits: isWrite,
    strike: (call, dice) => {
      throw refused(call, dice.pick(statesOf(call.request), 'code'), 400);
    },
  },
  {
    name: 'token still processing',
    weight: 1,
    fits: ({ parameters }) => parameters.ClientToken !== undefined,
    strike: (call, dice) => {
      if (dice.roll('effect') < 0.5) attempt(call);
      throw refused(call, 'LastTokenProcessing', 409);
    },
  },
  afterwards('failed inside after the effect', 3, (call) => refused(call, 'InternalError', 500)),
  afterwards('answer lost', 4, (call) => lost(call)),
  {
    name: 'dropped on the way',
    weight: 3,
    fits: always,
    strike: (call, dice) => {
      throw lost(call, dice.roll('unsent') < 0.3);
    },
  },
  {
    name: 'timed out, took effect later',
    weight: 2,
    fits: isWrite,
    strike: async (call, dice) => {
      call.world.later(dice.between(10, 5_000, 'late'), () => attempt(call));
      throw lost(call);
    },
  },
  {
    name: 'deleting, and missing in one list',
    weight: 4,
    fits: isRead,
    strike: (call) => withoutDeleting(call.send()),
  },
];

/** An answer whose lists have forgotten what is being deleted. */
function withoutDeleting(answer: ApiAnswer): ApiAnswer {
  const filter = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter((item) => !isDeleting(item)).map(filter);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filter(member)]));
  };
  return filter(answer) as ApiAnswer;
}

const isDeleting = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && 'Status' in item && item.Status === 'Deleting';
