import { type Answer, ApiError, CONTENT_TYPE, encodeError, encodeSuccess, formatOf } from '../../openapi/index.ts';
import type { Account } from '../accounts.ts';
import { type Action, type Call, InvalidRegionId } from '../action.ts';
import { type ChosenIds, chosenByTags } from '../chosen-ids.ts';
import type { Faults } from '../faults/faults.ts';
import { resourceId } from '../ids.ts';
import { readAll } from '../parameters.ts';
import type { Region } from '../regions.ts';
import type { World } from '../world.ts';
import type { Authenticator } from './authenticate.ts';
import { runOnce } from './idempotency.ts';
import type { Seen } from './log.ts';
import { type DecodedRequest, decode, type WireAnswer, type WireRequest } from './request.ts';
import type { RequestLog } from './request-log.ts';
import { actionNameOf, productOf, type Router } from './route.ts';
import type { Throttle } from './throttle.ts';

export interface Gateway {
  /**
   * Answers a request; never throws. Nothing here waits: an answer is computed at one instant, also where a fault holds
   * the request back.
   */
  handle(request: WireRequest): WireAnswer;
  /** The same for a carrier that can wait: a request that a fault holds back is handed back to be carried out later. */
  receive(request: WireRequest): WireAnswer | HeldRequest;
}

/** A request that is to arrive late. */
export interface HeldRequest {
  /** In ms. */
  readonly hold: number;
  /** To be called when that time is over: carries the request out, once, and gives its answer. */
  carryOut(): WireAnswer;
}

export interface GatewayParts {
  readonly world: World;
  readonly router: Router;
  readonly authenticator: Authenticator;
  readonly throttle: Throttle;
  readonly faults: Faults;
  readonly requests: RequestLog;
}

/** A request on its way, with what is known of it so far. */
interface Visit {
  readonly wire: WireRequest;
  readonly requestId: string;
  /** By the process's own clock, in ms. */
  readonly started: number;
  readonly seen: Seen;
  /** The instant of the call, in ms since the epoch. */
  now: number;
  request?: DecodedRequest;
  /** The refusal that it got. */
  error?: ApiError;
}

/** What a request is about, once it is let in. */
interface Admitted {
  readonly request: DecodedRequest;
  readonly action: Action;
  readonly account: Account;
}

/**
 * A request's way: decode → route → authenticate → throttle → region → parameters → replay or run → encode. The order of
 * checks is our choice (docs/fidelity.md): no source gives the real gateway's. A fault strikes before the region
 * is looked at, or after the effect.
 */
export function createGateway({ world, router, authenticator, throttle, faults, requests }: GatewayParts): Gateway {
  const admit = (visit: Visit): Admitted => {
    const { wire, seen, now } = visit;
    const request = decode(wire);
    visit.request = request;
    const action = router.route(request);
    seen.action = action;
    const account = authenticator.authenticate(request, now, world.clock.wall);
    seen.account = account;
    throttle.admit(account, action, now);
    const strike = faults.none ? undefined : faults.strike(action.name, request.parameters);
    if (strike) seen.strike = strike;
    return { request, action, account };
  };

  const run = ({ now, seen: { strike } }: Visit, { request, action, account }: Admitted): Answer => {
    if (strike && !strike.afterEffect && (strike.lost || strike.refusal)) throw strike.refusal ?? lost();
    const region = regionOf(world, action, request);
    const parameters = readAll(action.parameters, request.parameters);
    const facts = { account, region, now, host: request.host, parameters };
    world.store.settle(now);
    if (action.effect === 'read') return action.run(createCall(world, facts));
    const chosen = chosenByTags(request.parameters, world.store);
    const once = (): Answer => {
      const answered = action.run(createCall(world, facts, chosen));
      chosen.finish(action.name);
      return answered;
    };
    const token = { account, region, action, parameters: request.parameters, now };
    return world.store.transaction(() => runOnce(world.store, token, once));
  };

  const carryOut = (visit: Visit, admitted: Admitted): WireAnswer => {
    const { request } = admitted;
    const answered = run(visit, admitted);
    if (visit.seen.strike?.refusal) throw visit.seen.strike.refusal;
    const body = encodeSuccess(actionNameOf(request) ?? '', visit.requestId, answered, request.format);
    return { status: 200, headers: headersOf(visit.requestId, CONTENT_TYPE[request.format]), body };
  };

  const refuse = (visit: Visit, error: ApiError): WireAnswer => {
    const { wire, requestId, request, seen } = visit;
    visit.error = error;
    const format = request?.format ?? formatOf(undefined);
    const product = seen.action?.product ?? (request && productOf(request));
    const context = { requestId, host: wire.headers.host ?? '', product };
    const headers = headersOf(requestId, CONTENT_TYPE[format]);
    if (error.retryAfter !== undefined) headers['x-acs-retry-after'] = String(Math.ceil(error.retryAfter));
    return { status: error.status, headers, body: encodeError(error, context, format) };
  };

  /** Takes a request a part of its way; what is thrown there becomes its answer. */
  const attempt = <T>(visit: Visit, part: () => T): T | WireAnswer => {
    try {
      return part();
    } catch (cause) {
      if (cause instanceof ApiError) return refuse(visit, cause);
      visit.seen.crash = cause;
      return refuse(visit, internalError());
    }
  };

  const conclude = (visit: Visit, answer: WireAnswer): WireAnswer => {
    const { wire, request, seen, error, requestId, now, started } = visit;
    const actionName = request && actionNameOf(request);
    requests.record({ wire, actionName, seen, error, requestId, now, milliseconds: performance.now() - started });
    const { strike } = seen;
    return strike ? { ...answer, lost: strike.lost, delay: strike.afterEffect ? strike.delay : 0 } : answer;
  };

  const receive = (wire: WireRequest): WireAnswer | HeldRequest => {
    const visit: Visit = {
      wire,
      requestId: world.random.uuid().toUpperCase(),
      started: performance.now(),
      now: world.clock.now(),
      seen: {},
    };
    const come = attempt<WireAnswer | HeldRequest>(visit, () => {
      const admitted = admit(visit);
      const { strike } = visit.seen;
      if (!strike?.delay || strike.afterEffect) return carryOut(visit, admitted);
      return {
        hold: strike.delay,
        carryOut() {
          visit.now = world.clock.now();
          return conclude(
            visit,
            attempt(visit, () => carryOut(visit, admitted)),
          );
        },
      };
    });
    return 'hold' in come ? come : conclude(visit, come);
  };

  return {
    receive,
    handle(wire) {
      const come = receive(wire);
      return 'hold' in come ? { ...come.carryOut(), delay: come.hold } : come;
    },
  };
}

function headersOf(requestId: string, contentType: string): Record<string, string> {
  return { 'content-type': contentType, 'x-acs-request-id': requestId };
}

/**
 * The region that a call is about. It comes from `RegionId` alone, never from the host; where a request names none, the
 * default region is meant: SDKs fill it in themselves, and pop-core does not.
 */
function regionOf(world: World, action: Action, request: DecodedRequest): Region {
  const id = request.parameters.get('RegionId');
  if (id === undefined || id === '') return world.defaultRegion;
  const region = world.regions.find((known) => known.id === id);
  if (!region) throw (action.regionNotFound ?? InvalidRegionId)();
  return region;
}

type CallFacts = Pick<Call<unknown>, 'account' | 'region' | 'now' | 'host' | 'parameters'>;

/** Puts the world and the facts of one request together for an action, and the ids that were chosen for what it makes. */
export function createCall(world: World, facts: CallFacts, chosen?: ChosenIds): Call<never> {
  const { store } = world;
  const call: Call<unknown> = {
    ...world,
    ...facts,
    newId: (prefix) => chosen?.take(prefix) ?? resourceId(prefix, facts.region, world.random),
    after(milliseconds, table, id, patch) {
      if (milliseconds <= 0) table.update(id, patch);
      else store.transitions.change(table, id, facts.now + milliseconds, patch);
    },
    removeAfter(milliseconds, table, id) {
      if (milliseconds > 0) return store.transitions.removal(table, id, facts.now + milliseconds);
      store.transitions.cancel(id);
      table.delete(id);
    },
  };
  return call as Call<never>;
}

/** Stands in for an answer that never goes out. */
const lost = (): ApiError =>
  new ApiError(503, 'ServiceUnavailable', 'The answer is lost: a fault drops the connection.');

const internalError = (): ApiError =>
  new ApiError(500, 'InternalError', 'The request processing has failed due to some unknown error.');
