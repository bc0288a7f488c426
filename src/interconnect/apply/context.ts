import {
  type Caller,
  type Looker,
  Repeats,
  routeEntryLooker,
  routerInterfaceLooker,
  type Seen,
  tableOfRouteEntryKey,
  vpcPeerConnectionLooker,
} from '../../provider/index.ts';
import type { Callers } from '../callers.ts';
import type { EngineEvent } from '../events.ts';
import { type IdOrLater, isLater, type ObjectKind, type Plan, type Step, type StepParameter } from '../plan/types.ts';
import type { Place } from '../world.ts';

/** Enough for minutes of trouble with every step; what is more is no passing trouble. */
const REPEATS = 200;
const REPEATS_A_STEP = 40;

/** What the steps of one run share. */
export class RunContext {
  readonly plan: Plan;
  readonly callers: Callers;
  readonly signal: AbortSignal | undefined;
  /** When the run began, ms since the epoch. */
  readonly started: number;
  /** What the calls of this run may repeat, all together. */
  readonly repeats: Repeats;
  readonly #onEvent: (event: EngineEvent) => void;
  /** Ids of the resources made in this run, by their address. */
  readonly #ids = new Map<string, string>();

  constructor(plan: Plan, callers: Callers, onEvent: (event: EngineEvent) => void, signal: AbortSignal | undefined) {
    this.plan = plan;
    this.callers = callers;
    this.signal = signal;
    this.started = callers.clock.now();
    this.repeats = new Repeats(REPEATS + REPEATS_A_STEP * plan.steps.length);
    this.#onEvent = onEvent;
  }

  now(): number {
    return this.callers.clock.now();
  }

  emit(event: EngineEvent): void {
    this.#onEvent(event);
  }

  learn(resource: string, id: string): void {
    this.#ids.set(resource, id);
  }

  idOf(id: IdOrLater): string {
    if (typeof id === 'string') return id;
    const known = this.#ids.get(id.idOf);
    if (known === undefined) throw new Error(`The id of ${id.idOf} is not known: its step must be among dependsOn.`);
    return known;
  }

  /** A step's parameters with every id filled in. */
  resolve(value: StepParameter): ResolvedParameter {
    if (typeof value !== 'object') return value;
    if (isList(value)) return value.map((item) => this.resolve(item));
    if (isLater(value)) return this.idOf(value);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.resolve(member)]));
  }

  caller(place: Place): Promise<Caller> {
    return this.callers.at(place);
  }

  looker(caller: Caller, kind: ObjectKind, id: string): Looker {
    if (kind === 'RouterInterface') return routerInterfaceLooker(caller);
    if (kind === 'VpcPeerConnection') return vpcPeerConnectionLooker(caller);
    return routeEntryLooker(caller, tableOfRouteEntryKey(id));
  }

  /** One look, shared with whoever else waits. */
  look(caller: Caller, kind: ObjectKind, id: string): Promise<Seen> {
    return this.callers.watch(caller).wait({
      looker: this.looker(caller, kind, id),
      id,
      until: () => true,
      goal: 'visible',
      timeoutMs: 0,
      ...(this.signal === undefined ? {} : { signal: this.signal }),
    });
  }

  /** Tells who listens that a step's call is going to be repeated. */
  retrying(step: Step, code: string, reason: string, delayMs: number): void {
    this.emit({ type: 'step-retrying', at: this.now(), step, code, reason, delayMs });
  }
}

export type ResolvedParameter =
  | string
  | number
  | boolean
  | readonly ResolvedParameter[]
  | { readonly [member: string]: ResolvedParameter };

const isList = (value: object): value is readonly StepParameter[] => Array.isArray(value);
