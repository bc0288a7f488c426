import type { RequestFacts, Seen } from './log.ts';

/** Bytes that a request's text may take; most take some hundred. */
const SLOT = 2048;
/** Slots that are allocated together, when the first of them is needed: a simulation makes many clouds for few calls each. */
const BLOCK = 32;

const NO_BODY = new Uint8Array();

/**
 * A number of requests outside of JavaScript's heap. A thousand requests kept as objects are a thousand that the garbage
 * collector carries from place to place, since each lives just long enough: a tenth of the time of a read. Only the usual
 * request fits: answered, struck by no fault, without body.
 */
export class RequestSlots {
  readonly #blocks: Buffer[] = [];
  /** By slot: length of the text in bytes, instant of the call, ms that it took. */
  readonly #numbers: Float64Array;
  readonly #actions: Seen['action'][];
  readonly #accounts: Seen['account'][];

  constructor(count: number) {
    this.#numbers = new Float64Array(count * 3);
    this.#actions = Array.from({ length: count });
    this.#accounts = Array.from({ length: count });
  }

  /** @returns whether the request fits; what was in the slot is gone then. */
  keep(slot: number, { wire, actionName, seen, error, requestId, now, milliseconds }: RequestFacts): boolean {
    if (error || seen.strike || wire.body.length > 0) return false;
    // The name is one of ours, and a request id is a UUID: neither has a blank in it.
    const text = `${wire.method} ${requestId} ${actionName} ${wire.target}`;
    if (Buffer.byteLength(text) > SLOT) return false;
    this.#numbers[slot * 3] = this.#block(slot).write(text, (slot % BLOCK) * SLOT, 'utf8');
    this.#numbers[slot * 3 + 1] = now;
    this.#numbers[slot * 3 + 2] = milliseconds;
    this.#actions[slot] = seen.action;
    this.#accounts[slot] = seen.account;
    return true;
  }

  /** The request that was last kept in a slot. Of its headers none is left: without a body they say nothing. */
  read(slot: number): RequestFacts {
    const [length = 0, now = 0, milliseconds = 0] = this.#numbers.subarray(slot * 3);
    const start = (slot % BLOCK) * SLOT;
    const text = this.#block(slot).toString('utf8', start, start + length);
    const [method = '', requestId = '', actionName = ''] = text.split(' ', 3);
    const target = text.slice(method.length + requestId.length + actionName.length + 3);
    const [action, account] = [this.#actions[slot], this.#accounts[slot]];
    return {
      wire: { method, target, headers: {}, body: NO_BODY },
      actionName,
      seen: { ...(action ? { action } : {}), ...(account ? { account } : {}) },
      error: undefined,
      requestId,
      now,
      milliseconds,
    };
  }
  #block(slot: number): Buffer {
    const index = Math.floor(slot / BLOCK);
    const block = this.#blocks[index] ?? Buffer.allocUnsafeSlow(BLOCK * SLOT);
    this.#blocks[index] = block;
    return block;
  }
}
