import type { Store } from '../../../src/cloud/store/store.ts';
import type { Chance } from '../../support/chance.ts';
import type { Answered, Parameters } from '../../support/signed-request.ts';
import { type Effect, type Kind, type Known, OPERATIONS, type Operation } from './operations.ts';

/** Sends a signed call; rejects when the server is gone. */
export type Send = (action: string, parameters: Parameters) => Promise<Answered<Record<string, string>>>;

/**
 * A client at work on resources of its own, which writes down what the cloud has acknowledged: what a store must hold
 * afterwards, whatever happened to its process. At most one call of it is in flight.
 */
export class Tenant {
  readonly name: string;
  readonly #chance: Chance;
  /** What was acknowledged and is not known to be gone, by id. */
  readonly #known = new Map<string, Known>();
  readonly #gone = new Map<string, Kind>();
  #inFlight: Effect | undefined;
  #made = 0;
  /** Writes that were acknowledged. */
  acknowledged = 0;
  /** Calls that were refused, by code. */
  readonly refused = new Map<string, number>();
  calls = 0;

  /** @param name begins the names of all that it makes; no other tenant's name may begin so */
  constructor(name: string, chance: Chance) {
    this.name = name;
    this.#chance = chance;
  }

  /** Makes one call and notes what came of it. @throws when the server is gone, or answers 5xx. */
  async step(send: Send): Promise<void> {
    let operation = this.#draw();
    while (!operation) operation = this.#draw();
    const { action, parameters, effect } = operation;
    this.calls += 1;
    this.#inFlight = effect;
    const { status, body } = await send(action, parameters);
    this.#inFlight = undefined;
    if (status >= 500) throw new Error(`${action} answered ${status} ${body.Code}: ${JSON.stringify(parameters)}`);
    if (status !== 200) this.refused.set(body.Code ?? '', (this.refused.get(body.Code ?? '') ?? 0) + 1);
    else if (effect) this.#acknowledge(effect, body);
  }

  /**
   * Compares a store, in which all transitions have ended, with what was acknowledged. The one call that was in flight may
   * have happened or not, and is learnt of here. @returns a sentence for each difference
   */
  reconcile(store: Store): readonly string[] {
    const inFlight = this.#inFlight;
    this.#inFlight = undefined;
    const wrong: string[] = [];
    for (const [id, known] of [...this.#known]) {
      const row = store.tables[known.kind].get(id) as Readonly<Record<string, unknown>> | undefined;
      if (!row) {
        if (inFlight?.do === 'delete' && inFlight.id === id) this.#forget(id);
        else wrong.push(`${known.kind} ${id} was acknowledged and is lost`);
        continue;
      }
      const changed = inFlight?.do === 'change' && inFlight.id === id ? inFlight.fields : undefined;
      if (agrees(row, known.fields)) continue;
      if (changed && agrees(row, { ...known.fields, ...changed })) {
        this.#known.set(id, { ...known, fields: { ...known.fields, ...changed } });
      } else
        wrong.push(`${known.kind} ${id} has ${JSON.stringify(row)}; acknowledged was ${JSON.stringify(known.fields)}`);
    }
    for (const [id, kind] of this.#gone)
      if (store.tables[kind].get(id)) wrong.push(`${kind} ${id} was deleted and is back`);
    wrong.push(...this.#strangers(store, inFlight));
    return wrong;
  }

  /** Rows of this tenant that it knows nothing of: at most the one whose creation was in flight. */
  #strangers(store: Store, inFlight: Effect | undefined): string[] {
    const wrong: string[] = [];
    for (const kind of ['vpcs', 'vswitches', 'routeEntries', 'routerInterfaces'] as const) {
      for (const row of store.tables[kind].find({})) {
        if (!row.name?.startsWith(`${this.name}-`) || this.#known.has(row.id)) continue;
        if (inFlight?.do === 'create' && inFlight.kind === kind && row.name === inFlight.fields.name) {
          const { vrouter: router, systemTable: table } = row as { vrouter?: string; systemTable?: string };
          this.#known.set(row.id, { kind, fields: inFlight.fields, parent: inFlight.parent, router, table });
        } else wrong.push(`${kind} ${row.id} (${row.name}) is there and was never acknowledged`);
      }
    }
    return wrong;
  }

  #draw(): Operation | undefined {
    const operation = this.#chance.pick(OPERATIONS);
    const name = `${this.name}-${++this.#made}`;
    return operation({ chance: this.#chance, known: this.#known, name });
  }

  #acknowledge(effect: Effect, body: Readonly<Record<string, string>>): void {
    this.acknowledged += 1;
    if (effect.do === 'create') {
      const { kind, fields, parent } = effect;
      this.#known.set(body[effect.idField] ?? '', {
        kind,
        fields,
        parent,
        router: body.VRouterId,
        table: body.RouteTableId,
      });
    } else if (effect.do === 'delete') this.#forget(effect.id);
    else {
      const known = this.#known.get(effect.id);
      if (known) this.#known.set(effect.id, { ...known, fields: { ...known.fields, ...effect.fields } });
    }
  }

  #forget(id: string): void {
    const known = this.#known.get(id);
    if (known) this.#gone.set(id, known.kind);
    this.#known.delete(id);
  }
}

const agrees = (row: Readonly<Record<string, unknown>>, fields: Readonly<Record<string, string>>): boolean =>
  Object.entries(fields).every(([field, value]) => row[field] === value);
