import type { Chance } from '../../support/chance.ts';

/** Ids seen in answers, by prefix: what later requests ask for. The newest of each kind are kept. */
export class Pool {
  readonly #byPrefix = new Map<string, string[]>();

  /** Keeps every id that a text names. */
  learn(text: string): void {
    for (const [, id = '', prefix = ''] of text.matchAll(/"(([a-z][a-z0-9]*(?:-[a-z]+)*)-[a-z0-9]{21})"/g)) {
      const ids = this.#byPrefix.get(prefix) ?? [];
      this.#byPrefix.set(prefix, ids);
      if (!ids.includes(id) && ids.push(id) > KEPT) ids.shift();
    }
  }

  /** An id of a kind, or one that nothing has. */
  any(prefix: string, chance: Chance): string {
    const ids = this.#byPrefix.get(prefix);
    return ids ? chance.pick(ids) : `${prefix}-bp1${'x'.repeat(18)}`;
  }

  /** An id of whichever kind. */
  anything(chance: Chance): string {
    const prefixes = [...this.#byPrefix.keys()];
    return prefixes.length === 0 ? 'vpc-bp1' : this.any(chance.pick(prefixes), chance);
  }

  everything(): readonly string[] {
    return [...this.#byPrefix.values()].flat();
  }

  all(prefix: string): readonly string[] {
    return this.#byPrefix.get(prefix) ?? [];
  }
}

const KEPT = 60;
