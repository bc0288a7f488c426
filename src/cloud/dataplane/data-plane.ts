import { parseAddress } from '../../network/cidr.ts';
import type { Snapshot } from '../../network/snapshot.ts';
import { changes } from './changes.ts';
import { EMPTY_KERNEL, type Kernel } from './kernel.ts';
import { kernelOf } from './kernel-of.ts';
import { type Probe, type ProbeResult, ping } from './ping.ts';
import { DataPlaneError } from './requirements.ts';
import { type JobResult, Sandbox } from './sandbox.ts';
import { scriptOf } from './script.ts';

/**
 * A network in the Linux kernel: a namespace for each VRouter and each vSwitch's host, cables for what joins them, routes
 * for route entries. It can be given one network after another, and changes what differs.
 */
export class DataPlane {
  #sandbox: Sandbox;
  #kernel: Kernel = EMPTY_KERNEL;
  #turn: Promise<void> = Promise.resolve();

  private constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** @throws DataPlaneError saying what is missing on this machine */
  static async open(): Promise<DataPlane> {
    return new DataPlane(await Sandbox.open());
  }

  /** The id of the process that holds the namespaces. */
  get pid(): number {
    return this.#sandbox.pid;
  }

  /** The command that takes the user who started it inside: there, `ip netns` lists VRouters and hosts. */
  get entry(): string {
    return this.#sandbox.entry;
  }

  /**
   * Makes the kernel play this network. Where the kernel refuses a change, or somebody took the namespaces away, all is
   * built anew once.
   *
   * @throws DataPlaneError when that fails as well
   */
  play(snapshot: Snapshot): Promise<void> {
    return this.#inTurn(async () => {
      const kernel = kernelOf(snapshot);
      const { status } = await this.#sandbox.run(scriptOf(changes(this.#kernel, kernel)));
      if (status !== 0) await this.#build(kernel);
      this.#kernel = kernel;
    });
  }

  /**
   * Sends real packets and says what became of each; `to` of a result is the address it was sent to.
   *
   * @throws RangeError for a vSwitch that has no host here, and a destination that is neither a vSwitch nor an address
   */
  async probe(probes: readonly Probe[]): Promise<readonly ProbeResult[]> {
    const unknown = probes.find(({ vSwitchId }) => this.#kernel.namespaces.get(vSwitchId)?.kind !== 'host');
    if (unknown !== undefined) {
      throw new RangeError(`There is no vSwitch "${unknown.vSwitchId}" whose host could send a packet.`);
    }
    const aimed = probes.map((probe) => ({ ...probe, to: addressOf(this.#kernel, probe.to) }));
    const results = await ping(this.#sandbox, aimed);
    if (results !== undefined) return results;
    await this.#inTurn(() => this.#build(this.#kernel));
    const again = await ping(this.#sandbox, aimed);
    if (again === undefined) throw new DataPlaneError(['somebody takes the network namespaces away']);
    return again;
  }

  /** Runs a shell script where the namespaces are seen. */
  run(script: string, options?: { readonly aside?: boolean }): Promise<JobResult> {
    return this.#sandbox.run(script, options);
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
  }

  async #build(kernel: Kernel): Promise<void> {
    this.#kernel = EMPTY_KERNEL;
    await this.#sandbox.close();
    this.#sandbox = await Sandbox.open();
    const { status, lines } = await this.#sandbox.run(scriptOf(changes(EMPTY_KERNEL, kernel)));
    if (status !== 0) throw new DataPlaneError([`the kernel refused a change (${lines.join('; ')})`]);
    this.#kernel = kernel;
  }

  /** One change after another. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }
}

/** The first address of a vSwitch's host; an address is itself. */
function addressOf({ namespaces }: Kernel, to: string): string {
  const [first] = namespaces.get(to)?.addresses ?? [];
  if (first !== undefined) return first.slice(0, first.indexOf('/'));
  if (parseAddress(to) !== undefined) return to;
  throw new RangeError(`"${to}" is neither an IPv4 address nor a vSwitch that has a host.`);
}
