import type { AdjustableClock } from '../clock.ts';
import type { Store } from '../store/store.ts';
import { DataPlane } from './data-plane.ts';
import type { Probe, ProbeResult } from './ping.ts';
import { snapshotOf } from './snapshot-of.ts';

/** Timers take no longer times than this. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The data plane of a local cloud: it plays what is in the store, and follows every change. */
export class Follower {
  readonly #store: Store;
  readonly #clock: AdjustableClock;
  readonly #plane: DataPlane;
  readonly #stopWatching: readonly (() => void)[];
  readonly #failed: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  /** Whether the store may have what the kernel does not play yet. */
  #stale = true;
  /** Whether following is called for already. */
  #called = false;
  #work: Promise<void> | undefined;
  #closed = false;

  private constructor(store: Store, clock: AdjustableClock, plane: DataPlane, failed: (error: unknown) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#plane = plane;
    this.#failed = failed;
    this.#stopWatching = [store.onCommit(() => this.#changed()), clock.onTurn(() => this.#wait())];
  }

  /**
   * Builds what is in the store, and follows it from then on.
   *
   * @param failed told when the kernel could not follow a change
   * @throws DataPlaneError saying what is missing on this machine
   */
  static async start(store: Store, clock: AdjustableClock, failed: (error: unknown) => void): Promise<Follower> {
    const follower = new Follower(store, clock, await DataPlane.open(), failed);
    try {
      follower.#wait();
      await follower.settled();
      return follower;
    } catch (error) {
      await follower.close();
      throw error;
    }
  }

  /** The id of the process that holds the namespaces. */
  get pid(): number {
    return this.#plane.pid;
  }

  /** The command that takes the user who started it inside: there, `ip netns` lists VRouters and hosts. */
  get entry(): string {
    return this.#plane.entry;
  }

  /** Sends real packets through the network as it is now, changes of this moment included. */
  async probe(probes: readonly Probe[]): Promise<readonly ProbeResult[]> {
    await this.settled();
    return this.#plane.probe(probes);
  }

  /** Resolves when the kernel plays what is in the store. @throws DataPlaneError when it cannot */
  async settled(): Promise<void> {
    this.#store.settle(this.#clock.now());
    while (this.#stale || this.#work !== undefined) await this.#follow();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const stop of this.#stopWatching) stop();
    await this.#work?.catch(() => {});
    await this.#plane.close();
  }

  #changed(): void {
    this.#stale = true;
    this.#wait();
    if (this.#called) return;
    this.#called = true;
    // After the answer is out: many changes of one moment are followed in one go.
    setImmediate(() => {
      this.#called = false;
      if (!this.#closed) this.settled().catch(this.#failed);
    });
  }

  /** Transitions happen when somebody looks, so somebody must look when the next one is due. */
  #wait(): void {
    clearTimeout(this.#timer);
    const due = this.#store.transitions.next - this.#clock.now();
    if (!Number.isFinite(due) || this.#closed) return;
    this.#timer = setTimeout(
      () => {
        this.#store.settle(this.#clock.now());
        this.#wait();
      },
      Math.min(Math.max(due, 0), LONGEST_TIMER),
    );
  }

  /** One go at a time. */
  #follow(): Promise<void> {
    this.#work ??= this.#play().finally(() => {
      this.#work = undefined;
    });
    return this.#work;
  }

  async #play(): Promise<void> {
    this.#stale = false;
    try {
      await this.#plane.play(snapshotOf(this.#store.tables));
    } catch (error) {
      this.#stale = true;
      throw error;
    }
  }
}
