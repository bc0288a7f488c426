import {
  createEngine,
  type Engine,
  type EngineOptions,
  type Outcome,
  type Spec,
} from '../../src/interconnect/index.ts';
import type { ApiAnswer, ApiRequest, Clock, Transport } from '../../src/provider/index.ts';
import type { VirtualWorld } from './virtual-world.ts';

/** How a process dies at a call: before it is sent, after it took effect but before its answer, or after the answer. */
export const DEATHS = ['before', 'unanswered', 'answered'] as const;
export type Death = (typeof DEATHS)[number];

/** What happens to a call on its way: the default sends it and gives its answer at the same instant. */
export type Line = (call: LineCall) => Promise<ApiAnswer>;

export interface LineCall {
  readonly world: VirtualWorld;
  /** Name of the process. */
  readonly actor: string;
  readonly request: ApiRequest;
  /** Whose credentials, by profile. */
  readonly account: string | undefined;
  /** Number of the call in its process, from 1. */
  readonly number: number;
  /** Lets it reach the cloud. @throws CloudError for a refusal. */
  send(): ApiAnswer;
}

export interface ProcessOptions {
  readonly world: VirtualWorld;
  readonly name: string;
  readonly line?: Line;
  /** Asked at every call, by its number from 1: whether the process dies there, and how. */
  readonly fate?: (call: number) => Death | undefined;
  /** Told at every boundary of every call. */
  readonly onBoundary?: (call: number, death: Death, request: ApiRequest) => void;
  readonly random?: () => number;
}

const straight: Line = async ({ send }) => send();

/**
 * A process with an engine in it: its own clock, locks and rate budget, as on a machine of its own. When it dies, nothing
 * of it goes on: no call is sent, no answer arrives, no sleep ends.
 */
export class Process {
  readonly name: string;
  readonly clock: Clock;
  /** Number of calls it made. */
  calls = 0;
  readonly #options: ProcessOptions;
  readonly #died = Promise.withResolvers<'died'>();
  #dead = false;

  constructor(options: ProcessOptions) {
    this.#options = options;
    this.name = options.name;
    const { clock } = options.world;
    this.clock = {
      now: () => clock.now(),
      sleep: async (ms, signal) => {
        await (this.#dead ? NEVER : clock.sleep(ms, signal));
        if (this.#dead) await NEVER;
      },
    };
  }

  engine(spec: Spec, more: Partial<EngineOptions> = {}): Engine {
    return createEngine({
      spec,
      connect: ({ profile }) => this.#transport(profile),
      clock: this.clock,
      random: this.#options.random ?? (() => 0.5),
      ...more,
    });
  }

  /** Plans and applies, `up` or `down`. Resolves to `died` when the process does before it is through. */
  run(
    kind: 'up' | 'down',
    spec: Spec,
    { asSeen = false, ...more }: Partial<EngineOptions> & { readonly asSeen?: boolean } = {},
  ): Promise<Outcome | 'died'> {
    const engine = this.engine(spec, more);
    const work = async (): Promise<Outcome> =>
      engine.apply(await (kind === 'up' ? engine.plan() : engine.planDown()), { asSeen });
    const running = work();
    // After its death nobody hears what a process says.
    running.catch(() => undefined);
    return Promise.race([running, this.#died.promise]);
  }

  kill(): void {
    this.#dead = true;
    this.#died.resolve('died');
  }

  #transport(profile: string | undefined): Transport {
    return { call: (request) => (this.#dead ? NEVER : this.#call(request, profile)) };
  }

  async #call(request: ApiRequest, profile: string | undefined): Promise<ApiAnswer> {
    const { world, line = straight, fate, onBoundary } = this.#options;
    const call = ++this.calls;
    const death = fate?.(call);
    onBoundary?.(call, 'before', request);
    if (death === 'before') {
      this.kill();
      return NEVER;
    }
    try {
      const send = (): ApiAnswer => world.call(this.name, request, profile);
      return await line({ world, actor: this.name, request, account: profile, number: call, send });
    } finally {
      if (this.#dead) await NEVER;
      onBoundary?.(call, 'unanswered', request);
      if (death === 'unanswered') {
        this.kill();
        await NEVER;
      }
      onBoundary?.(call, 'answered', request);
      // The answer still arrives, whatever the process makes of it; what it does next does not happen any more.
      if (death === 'answered') this.kill();
    }
  }
}

const NEVER = new Promise<never>(() => undefined);
