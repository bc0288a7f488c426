import type { WireRequest } from '../../src/cloud/gateway/request.ts';
import type { LocalCloudOptions, Timing } from '../../src/cloud/index.ts';
import type { ApiAnswer, ApiRequest } from '../../src/provider/index.ts';
import { ask } from './in-process.ts';
import { type PooledCloud, takeCloud } from './pool.ts';

/**
 * The cloud as it was a while ago, for reads that lag behind writes: the same cloud a second time, given the same writes at
 * the same times, only later. It goes forward only, as a replica does.
 */
export class Replica {
  readonly #cloud: PooledCloud;
  readonly #writes: { readonly at: number; readonly wire: WireRequest; readonly timing: Partial<Timing> }[] = [];
  #done = 0;
  #now: number;

  constructor(options: LocalCloudOptions, now: number) {
    this.#now = now;
    this.#cloud = takeCloud(options, () => this.#now);
  }

  /** Notes a write for later. */
  write(wire: WireRequest, at: number, timing: Partial<Timing>): void {
    this.#writes.push({ at, wire, timing });
  }

  /** What a read would have been answered at `asOf`, or at the time of the last read where that is later. */
  read(wire: WireRequest, request: ApiRequest, asOf: number): ApiAnswer {
    for (let next = this.#writes[this.#done]; next !== undefined && next.at <= asOf; next = this.#writes[this.#done]) {
      this.#done++;
      this.#now = Math.max(this.#now, next.at);
      Object.assign(this.#cloud.world.timing, next.timing);
      this.#cloud.gateway.handle(next.wire);
    }
    this.#now = Math.max(this.#now, asOf);
    return ask(this.#cloud.gateway, wire, request);
  }

  close(): void {
    this.#cloud.giveBack();
  }
}
