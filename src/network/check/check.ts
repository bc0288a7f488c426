import type { Change } from '../change.ts';
import { type Cidr, cidrEquals, formatCidr } from '../cidr.ts';
import { explain } from '../explain/explain.ts';
import type { Finding } from '../lint/finding.ts';
import { lint } from '../lint/lint.ts';
import type { VSwitch } from '../model.ts';
import { named } from '../named.ts';
import type { Network } from '../network.ts';
import { Exit, formatOutcome, type Outcome } from '../outcome.ts';
import { PUBLIC_ADDRESSES } from '../public-addresses.ts';
import { type OutcomeSet, type Reach, reach } from '../reach.ts';
import { type End, endOf, type Target } from './ends.ts';
import type { Expectation } from './expectation.ts';

/** Whether an expectation is true of a network. */
export interface Verdict {
  /** `unknown`: packets lead out of what is modelled, so nobody can tell; or a word means nothing here. */
  readonly status: 'holds' | 'broken' | 'unknown';
  /** Why not, a sentence each; empty when it holds. */
  readonly reasons: readonly string[];
  /** Ids of what is involved. */
  readonly ids: readonly string[];
  /** Calls that would make it true, where that is known. */
  readonly changes: readonly Change[];
}

/** Holds expectations against one network; what they share is worked out once. */
export class Checker {
  readonly #network: Network;
  readonly #ends: (word: string) => End | undefined;
  readonly #suggest: (word: string) => string | undefined;
  #reach: Reach | undefined;
  #findings: readonly Finding[] | undefined;

  /**
   * @param alias what a word stands for, where it is not known to the network itself.
   * @param suggest what somebody may have meant by a word that means nothing here.
   */
  constructor(
    network: Network,
    alias: (word: string) => string = (word) => word,
    suggest: (word: string) => string | undefined = () => undefined,
  ) {
    this.#network = network;
    this.#suggest = suggest;
    this.#ends = (word) => endOf(network, alias(word)) ?? endOf(network, word);
  }

  check(expectation: Expectation): Verdict {
    switch (expectation.kind) {
      case 'none':
        return this.#none(expectation.codes, expectation.errorsOnly);
      case 'only-reach': {
        const [to, ...allowed] = [expectation.to, ...expectation.from].map((word) => this.#end(word));
        const missing = [to, ...allowed].find((end) => typeof end === 'string');
        if (typeof missing === 'string' || to === undefined || typeof to === 'string') return unknown([missing ?? '']);
        return this.#only(
          allowed.filter((end) => typeof end !== 'string'),
          to,
        );
      }
      default: {
        const [from, to] = [this.#end(expectation.from), this.#end(expectation.to)];
        if (typeof from === 'string') return unknown([from]);
        if (typeof to === 'string') return unknown([to]);
        const sources = sourcesOf(from);
        if (sources.length === 0) return unknown([`No vSwitch is meant by "${from.word}": nothing starts there.`]);
        if (to.kind === 'internet') return this.#internet(sources, expectation.kind === 'can-reach');
        return expectation.kind === 'can-reach'
          ? this.#can(sources, to, expectation.subnets)
          : this.#cannot(sources, to.targets);
      }
    }
  }

  get #all(): Reach {
    this.#reach ??= reach(this.#network);
    return this.#reach;
  }

  /** The end, or why there is none. */
  #end(word: string): End | string {
    const end = this.#ends(word);
    if (end !== undefined) return end;
    const vpc = [...this.#network.vpcs.values()].find(({ id, name }) => id === word || name === word);
    if (vpc !== undefined) return `${word} has no vSwitch: no packet starts or ends there.`;
    const guess = this.#suggest(word);
    return `There is no "${word}" in this network${guess === undefined ? '.' : `; did you mean ${guess}?`}`;
  }

  #none(codes: readonly string[], errorsOnly: boolean): Verdict {
    this.#findings ??= lint(this.#network);
    const found = this.#findings.filter(
      ({ code, severity }) => (codes.length === 0 || codes.includes(code)) && (!errorsOnly || severity === 'error'),
    );
    if (found.length === 0) return HOLDS;
    return {
      status: 'broken',
      reasons: found.map(({ message }) => named(this.#network, message)),
      ids: [...new Set(found.flatMap(({ ids }) => ids))],
      // What mends one finding may mend another.
      changes: [...new Map(found.flatMap(({ changes }) => changes.map((one) => [JSON.stringify(one), one]))).values()],
    };
  }

  #can(sources: readonly Source[], to: End, subnets: 'all' | 'any'): Verdict {
    const pairs = sources.flatMap((source) =>
      to.targets.filter(({ vSwitch }) => vSwitch !== source.vSwitch).map((target) => this.#pair(source, target)),
    );
    const bad = pairs.filter(({ status }) => status !== 'holds');
    if (bad.length === 0 || (subnets === 'any' && bad.length < pairs.length)) return HOLDS;
    const status = bad.some((one) => one.status === 'broken') ? 'broken' : 'unknown';
    return {
      status,
      reasons: bad.flatMap(({ reasons }) => reasons),
      ids: [...new Set(bad.flatMap(({ ids }) => ids))],
      changes: this.#repair(bad),
    };
  }

  /** Both ways between one source and one target. */
  #pair(source: Source, { vSwitch, block }: Target): Verdict {
    const there = this.#lost(source.vSwitch, block, vSwitch);
    const back = vSwitch === undefined ? [] : this.#lost(vSwitch, source.block, source.vSwitch);
    const lost = [...there, ...back];
    if (lost.length === 0) return HOLDS;
    const target = vSwitch?.id ?? formatCidr(block);
    const say = (word: string, from: string, to: string) => (set: OutcomeSet) =>
      `${word}, ${from} to ${to}, ${set.addresses.format()}: ${this.#words(set.outcome)}.`;
    return {
      status: lost.every(({ outcome }) => isUnknown(outcome)) ? 'unknown' : 'broken',
      reasons: [
        ...there.map(say('There', source.vSwitch.id, target)),
        ...back.map(say('Back', target, source.vSwitch.id)),
      ],
      ids: [source.vSwitch.id, target],
      changes: [],
    };
  }

  /** What of a block does not arrive where it is expected. */
  #lost(from: VSwitch, block: Cidr, to: VSwitch | undefined): readonly OutcomeSet[] {
    return this.#all
      .outcomes(from.id, block)
      .filter(({ outcome }) => !(outcome.kind === 'delivered' && outcome.vSwitchId === to?.id));
  }

  /** Asked for the first pair: what mends one usually mends its neighbours. */
  #repair(bad: readonly Verdict[]): readonly Change[] {
    const [from, to] = bad.find(({ status }) => status === 'broken')?.ids ?? [];
    if (!this.#network.vSwitches.has(from ?? '') || !this.#network.vSwitches.has(to ?? '')) return [];
    return explain(this.#network, from ?? '', to ?? '').changes;
  }

  #cannot(sources: readonly Source[], targets: readonly Target[]): Verdict {
    const open: string[] = [];
    const doubtful: string[] = [];
    const ids = new Set<string>();
    for (const { vSwitch: from, block: own } of sources) {
      for (const { vSwitch: to, block } of targets) {
        // A place and itself; two addresses of one vSwitch are another matter.
        if (to === from && cidrEquals(own, block)) continue;
        for (const { outcome, addresses } of this.#all.outcomes(from.id, block)) {
          const arrives = outcome.kind === 'delivered' && (to === undefined || outcome.vSwitchId === to.id);
          if (!arrives && !isUnknown(outcome)) continue;
          const where = to?.id ?? formatCidr(block);
          ids.add(from.id).add(where);
          (arrives ? open : doubtful).push(`${from.id} to ${where}, ${addresses.format()}: ${this.#words(outcome)}.`);
        }
      }
    }
    if (open.length === 0 && doubtful.length === 0) return HOLDS;
    const reasons = [...open, ...doubtful];
    return { status: open.length > 0 ? 'broken' : 'unknown', reasons, ids: [...ids], changes: [] };
  }

  #only(allowed: readonly End[], to: End): Verdict {
    // Routes treat all of a vSwitch alike: to allow a part of it is not enough.
    const whole = allowed.flatMap(sourcesOf).filter(({ vSwitch, block }) => cidrEquals(vSwitch.block, block));
    const inside = new Set([...whole, ...to.targets].map(({ vSwitch }) => vSwitch));
    const others = [...this.#network.vSwitches.values()].filter((vSwitch) => !inside.has(vSwitch));
    return this.#cannot(
      others.map((vSwitch) => ({ vSwitch, block: vSwitch.block })),
      to.targets,
    );
  }

  #internet(sources: readonly Source[], wanted: boolean): Verdict {
    const reasons: string[] = [];
    const doubtful: string[] = [];
    for (const { vSwitch } of sources) {
      for (const { outcome, addresses } of this.#all.outcomes(vSwitch.id)) {
        const set = addresses.intersect(PUBLIC_ADDRESSES);
        if (set.isEmpty) continue;
        const leaves = outcome.kind === 'leaves' && outcome.to === Exit.Internet;
        if (!leaves && isUnknown(outcome)) doubtful.push(`${vSwitch.id}, ${set.format()}: ${this.#words(outcome)}.`);
        else if (leaves !== wanted) reasons.push(`${vSwitch.id}, ${set.format()}: ${this.#words(outcome)}.`);
      }
    }
    if (reasons.length === 0 && doubtful.length === 0) return HOLDS;
    const ids = sources.map(({ vSwitch }) => vSwitch.id);
    const status = reasons.length > 0 ? 'broken' : 'unknown';
    return { status, reasons: [...reasons, ...doubtful], ids, changes: [] };
  }

  #words(outcome: Outcome): string {
    return named(this.#network, formatOutcome(outcome));
  }
}

interface Source extends Target {
  readonly vSwitch: VSwitch;
}

const sourcesOf = ({ targets }: End): readonly Source[] =>
  targets.flatMap(({ vSwitch, block }) => (vSwitch === undefined ? [] : [{ vSwitch, block }]));

const HOLDS: Verdict = { status: 'holds', reasons: [], ids: [], changes: [] };

const unknown = (reasons: readonly string[]): Verdict => ({ status: 'unknown', reasons, ids: [], changes: [] });

/** Out of what is modelled, from where a packet may come anywhere. The internet and cloud services lead to no VPC. */
const isUnknown = (outcome: Outcome): boolean =>
  outcome.kind === 'leaves' && outcome.to !== Exit.Internet && outcome.to !== Exit.CloudService;
