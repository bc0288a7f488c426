import { DEFAULT_ACCOUNT } from './accounts.ts';
import type { BusinessStatus } from './admin/control.ts';
import type { CloudSnapshot } from './admin/snapshot.ts';
import { type Assembly, assemble } from './assemble.ts';
import type { AdjustableClock } from './clock.ts';
import type { Follower } from './dataplane/follower.ts';
import { parseDuration } from './duration.ts';
import type { Fault, FaultRule } from './faults/fault.ts';
import type { Gateway } from './gateway/handle.ts';
import type { LogEntry } from './gateway/log.ts';
import { type HttpServer, serve } from './gateway/server.ts';
import type { InitInput } from './init/schema.ts';
import type { LocalCloudOptions } from './options.ts';
import { authorityFile, userStateFolder } from './tls/place.ts';
import type { World } from './world.ts';

/**
 * An Alibaba Cloud on localhost, for use in any test or program.
 *
 * @example
 * const cloud = await LocalCloud.start();
 * const client = new Vpc({ ...cloud.credentials, endpoint: cloud.endpoint, protocol: 'http', regionId: cloud.region });
 * …
 * await cloud.stop();
 */
export class LocalCloud {
  readonly #assembly: Assembly;
  readonly #host: string;
  readonly #server: HttpServer;
  readonly #certificates: string;

  private constructor(assembly: Assembly, server: HttpServer, host: string, certificates: string) {
    this.#assembly = assembly;
    this.#server = server;
    this.#host = host;
    this.#certificates = certificates;
  }

  /**
   * Starts a local cloud and resolves when it answers.
   * @throws when port, folder or options cannot be used; a DataPlaneError when real packets cannot be had here.
   */
  static async start(options: LocalCloudOptions = {}): Promise<LocalCloud> {
    let assembly = assemble(options);
    const { host = '127.0.0.1', port = 0, allowedHosts = [], notice } = options;
    const certificates = options.certificateDirectory ?? options.dataDirectory ?? userStateFolder(process.env);
    try {
      if (options.dataPlane) assembly = { ...assembly, dataPlane: await startDataPlane(assembly, options) };
      if (options.init !== undefined) await begin(assembly, options.init, options.initFile);
      const server = await serve(assembly, { host, port, allowedHosts, certificates, notice });
      return new LocalCloud(assembly, server, host, certificates);
    } catch (error) {
      await assembly.dataPlane?.close();
      assembly.world.store.close();
      throw error;
    }
  }

  get port(): number {
    return this.#server.port;
  }

  /** `host:port`, the form in which every official client takes an endpoint. */
  get endpoint(): string {
    const host = this.#host === '0.0.0.0' || this.#host === '::' ? '127.0.0.1' : this.#host;
    return `${host.includes(':') ? `[${host}]` : host}:${this.port}`;
  }

  get url(): string {
    return `http://${this.endpoint}`;
  }

  /** The same port speaks TLS, with a certificate that `certificateAuthority` vouches for. */
  get secureUrl(): string {
    return `https://${this.endpoint}`;
  }

  /** Where the authority's certificate is, or will be once it is needed. */
  get certificateAuthorityFile(): string {
    return authorityFile(this.#certificates);
  }

  /** The PEM file that a client must trust to call by https; made now unless it is there. */
  async certificateAuthority(): Promise<string> {
    const { ensureAuthority } = await import('./tls/authority.ts');
    return ensureAuthority(this.#certificates);
  }

  /** The first access key of the first account. */
  get credentials(): { readonly accountId: string; readonly accessKeyId: string; readonly accessKeySecret: string } {
    const account = this.world.accounts[0] ?? DEFAULT_ACCOUNT;
    const key = account.accessKeys[0];
    return { accountId: account.id, accessKeyId: key?.id ?? '', accessKeySecret: key?.secret ?? '' };
  }

  get region(): string {
    return this.world.defaultRegion.id;
  }

  get world(): World {
    return this.#assembly.world;
  }

  get clock(): AdjustableClock {
    return this.#assembly.clock;
  }

  /** What answers, without sockets. */
  get gateway(): Gateway {
    return this.#assembly.gateway;
  }

  /** Sends real packets; undefined unless the option `dataPlane` asked for it. */
  get dataPlane(): Follower | undefined {
    return this.#assembly.dataPlane;
  }

  /** The last 1,000 requests, oldest first. */
  get requests(): readonly LogEntry[] {
    return this.#assembly.requests.entries();
  }

  /** Moves the cloud's time on: ms, or a text such as `90s`. Whatever was to happen in between has happened. */
  advance(time: number | string): void {
    this.clock.advance(typeof time === 'string' ? parseDuration(time) : time);
  }

  /** Stops the cloud's time; from now on only `advance` moves it. Clients go on signing with their own. */
  freeze(): void {
    this.clock.freeze();
  }

  /** Lets time run on from where it stands. */
  resume(): void {
    this.clock.resume();
  }

  /** Puts a fault in force. @throws FaultRuleError for a rule that cannot be. */
  fault(rule: FaultRule): Fault {
    return this.#assembly.faults.add(rule);
  }

  /** The faults in force; one that is used up is gone. */
  get faults(): readonly Fault[] {
    return this.#assembly.faults.list();
  }

  /** Takes one fault away, or all. */
  clearFaults(id?: string): void {
    this.#assembly.faults.clear(id);
  }

  /** Puts a router interface in arrears (`FinancialLocked`), or back to `Normal`. @throws RangeError when there is none. */
  arrears(routerInterface: string, status: BusinessStatus = 'FinancialLocked'): void {
    if (!this.#assembly.control.setBusinessStatus(routerInterface, status)) {
      throw new RangeError(`There is no router interface ${routerInterface}.`);
    }
  }

  /**
   * Adds the resources of a document: as text (YAML or JSON) or as an object. All of them are there and settled then, or,
   * when the cloud refuses one, none. @throws DocumentError with what is wrong, line and column included
   */
  async init(document: string | InitInput): Promise<void> {
    const { makeInit, readInit } = await import('./init/init.ts');
    makeInit(this.world, readInit(document));
  }

  /** All that it holds, as plain data. */
  snapshot(): CloudSnapshot {
    return this.#assembly.control.snapshot();
  }

  /** Puts a snapshot in the place of all that is there. @throws SnapshotError, with nothing changed, when it does not fit. */
  load(snapshot: CloudSnapshot): void {
    this.#assembly.control.load(snapshot);
  }

  /** Back to how it started: no resources, no faults, the clock let go; with a seed, the same ids come again. */
  reset(): void {
    this.#assembly.control.reset();
  }

  /** For `await using cloud = await LocalCloud.start()`: stops it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  /** Stops answering and closes the store. Durable state stays in its folder. */
  async stop(): Promise<void> {
    await this.#server.close();
    await this.dataPlane?.close();
    this.world.store.close();
  }
}

async function startDataPlane({ world, clock }: Assembly, { onDataPlaneError }: LocalCloudOptions): Promise<Follower> {
  const { Follower } = await import('./dataplane/follower.ts');
  return Follower.start(world.store, clock, onDataPlaneError ?? (() => {}));
}

/** What the cloud starts with. The reader of documents is loaded only where there is one. */
async function begin({ world, control }: Assembly, document: string | InitInput, file = 'init'): Promise<void> {
  const { makeInit, readInit } = await import('./init/init.ts');
  const init = readInit(document, file);
  const kept = Object.values(world.store.tables).some((table) => table.exists({}));
  let first = true;
  control.begin(() => {
    if (!(first && kept)) makeInit(world, init);
    first = false;
  });
}
