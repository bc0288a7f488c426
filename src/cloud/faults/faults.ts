import type { ApiError, FlatParameters } from '../../openapi/index.ts';
import type { Random } from '../random.ts';
import { checkFaultRule, type Fault, type FaultRule } from './fault.ts';
import { refusalOf } from './refusal.ts';

/** What a fault does to one request. */
export interface Strike {
  readonly fault: string;
  readonly afterEffect: boolean;
  /** The refusal that takes the answer's place; undefined where the answer is only late or lost. */
  readonly refusal: ApiError | undefined;
  /** No answer goes out at all. */
  readonly lost: boolean;
  /** The answer is held back for so many ms. */
  readonly delay: number;
}

interface Rule {
  readonly id: string;
  readonly rule: FaultRule;
  readonly action: RegExp | undefined;
  passed: number;
  struck: number;
}

/**
 * The faults in force. The gateway asks once for each request that found its action and its account; the first rule
 * that fits and whose chance comes up strikes. Knows no sockets: what becomes of a lost or late answer is up to whoever
 * carries it, be it a server or a simulation in one process.
 */
export class Faults {
  readonly #random: Random;
  readonly #rules: Rule[] = [];
  #added = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Whether there is none: then no request need ask. */
  get none(): boolean {
    return this.#rules.length === 0;
  }

  /** @throws FaultRuleError for a rule that cannot be. */
  add(rule: FaultRule): Fault {
    const checked = checkFaultRule(rule);
    const pattern = checked.action?.replaceAll('*', '[A-Za-z0-9]*');
    this.#added += 1;
    const added: Rule = {
      id: `fault-${this.#added}`,
      rule: { ...checked },
      action: pattern === undefined ? undefined : new RegExp(`^${pattern}$`),
      passed: 0,
      struck: 0,
    };
    this.#rules.push(added);
    return faultOf(added);
  }

  /** Those in force, oldest first; one that is used up is gone. */
  list(): readonly Fault[] {
    return this.#rules.map(faultOf);
  }

  /** Takes one away, or all. @returns how many there were */
  clear(id?: string): number {
    const before = this.#rules.length;
    if (id === undefined) this.#rules.length = 0;
    else {
      const at = this.#rules.findIndex((rule) => rule.id === id);
      if (at !== -1) this.#rules.splice(at, 1);
    }
    return before - this.#rules.length;
  }

  /** What becomes of a request; undefined when no fault strikes it. */
  strike(action: string, parameters: FlatParameters): Strike | undefined {
    for (const [index, known] of this.#rules.entries()) {
      const { rule } = known;
      if (!fits(known, action, parameters)) continue;
      known.passed += 1;
      if (known.passed <= (rule.skip ?? 0) || !this.#happens(rule.rate ?? 1)) continue;
      known.struck += 1;
      if (known.struck === rule.count) this.#rules.splice(index, 1);
      return {
        fault: known.id,
        afterEffect: rule.afterEffect ?? false,
        refusal: rule.code === undefined ? undefined : refusalOf(rule.code, rule),
        lost: rule.drop ?? false,
        delay: rule.delay ?? 0,
      };
    }
    return undefined;
  }

  #happens(rate: number): boolean {
    if (rate >= 1) return true;
    const bytes = this.#random.bytes(4);
    return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) < rate * 2 ** 32;
  }
}

const faultOf = ({ id, rule, struck }: Rule): Fault => ({ id, ...rule, struck });

function fits({ rule, action }: Rule, name: string, parameters: FlatParameters): boolean {
  if (action && !action.test(name)) return false;
  return Object.entries(rule.parameters ?? {}).every(([key, value]) => parameters.get(key) === value);
}
