import type { Timing } from '../../../src/cloud/index.ts';
import { timingOf } from '../../../src/cloud/timing.ts';
import { DEATHS, type Death } from '../process.ts';
import type { Scenario } from '../scenario.ts';
import { SCENARIOS } from '../scenarios/index.ts';
import type { Dice } from './dice.ts';
import { ACTS, type Act } from './people.ts';

/** Everything about one world that chance decides before it begins. */
export interface Weather {
  readonly scenario: Scenario;
  /** How long transitions take, write by write. */
  readonly pace: (write: number) => Timing;
  /** Share of calls that something happens to. */
  readonly severity: number;
  /** Longest time of a call on its way, each direction, in milliseconds. */
  readonly latencyMs: number;
  /** How far reads may lag behind, in milliseconds; 0: not at all. */
  readonly lagMs: number;
  /** The runs of the storm, one after the other. */
  readonly runs: readonly Run[];
  /** A second engine, and what it does. */
  readonly rival: Rival | undefined;
  readonly acts: readonly PlannedAct[];
}

export interface Run {
  /** How long it is until somebody starts it, in milliseconds. */
  readonly restMs: number;
  /** It carries out what it saw, without a second look: `up --yes`. */
  readonly asSeen: boolean;
  readonly dies: { readonly call: number; readonly death: Death } | undefined;
}

interface Rival {
  readonly startsMs: number;
  readonly job: 'up' | 'down';
  /** An edited spec, and somebody who still has the old one. */
  readonly spec: string;
}

export interface PlannedAct {
  readonly name: string;
  readonly atMs: number;
  readonly act: Act;
}

/** The weather of a seed. */
export function weatherOf(dice: Dice, scenarios: readonly Scenario[] = SCENARIOS): Weather {
  const scenario = dice.choose(scenarios, ({ name }) => name, 'scenario');
  const runs = Array.from({ length: dice.pick([1, 1, 2, 3], 'runs') }, (_, index): Run => {
    const dies = dice.roll('dies', index) < 0.6;
    const call = dice.between(1, 60, 'call', index);
    // Tokens are remembered for a day: the next run may come later than that.
    const restMs = index === 0 ? 0 : dice.pick([0, 0, 0, 2_000, 3_600_000, 90_000_000], 'rest', index);
    return {
      restMs,
      asSeen: dice.roll('as seen', index) < 0.5,
      dies: dies ? { call, death: dice.pick(DEATHS, 'death', index) } : undefined,
    };
  });
  const rival = dice.roll('rival') < 0.35;
  const same = dice.roll('rival job') < 0.8;
  const job = same ? scenario.job : scenario.job === 'up' ? 'down' : 'up';
  const spec = dice.roll('rival spec') < 0.8 ? scenario.spec : (scenario.before ?? scenario.spec);
  return {
    scenario,
    pace: paceFrom(dice),
    severity: dice.pick([0, 0.03, 0.1, 0.2, 0.35], 'severity'),
    latencyMs: dice.pick([0, 0, 5, 60, 400], 'latency'),
    lagMs: dice.pick([0, 0, 0, 100, 1_000, 8_000], 'lag'),
    runs,
    rival: rival ? { startsMs: dice.between(0, 3_000, 'rival starts'), job, spec } : undefined,
    acts: dice.roll('people') < 0.4 ? actsFrom(dice) : [],
  };
}

/** A speed for this world; and now and then a transition that takes long, or longer than anyone waits for it. */
function paceFrom(dice: Dice): (write: number) => Timing {
  const base = timingOf({ speed: dice.pick([1, 1, 5, 30], 'speed') });
  const usual = { ...base, deleteRouterInterface: dice.pick([0, 40, 500, 3_000], 'delete') };
  const share = dice.pick([0, 0, 0.02, 0.1], 'stuck');
  return (write) => {
    if (dice.roll('sticks', write) >= share) return usual;
    const long = dice.pick([20_000, 90_000, 900_000], 'how long', write);
    return Object.fromEntries(Object.keys(usual).map((kind) => [kind, long])) as unknown as Timing;
  };
}

const actsFrom = (dice: Dice): readonly PlannedAct[] =>
  Array.from({ length: dice.between(1, 3, 'acts') }, (_, index) => ({
    name: `act${index + 1}`,
    atMs: dice.between(0, 6_000, 'when', index),
    act: dice.choose(ACTS, ({ title }) => title, 'what', index),
  }));
