import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DataPlane } from '../../src/cloud/dataplane/data-plane.ts';

/** The way of one packet, as captures at every VRouter and host saw it. */
export interface SeenWay {
  readonly hops: readonly (readonly [vpcId: string, device: string])[];
  /** The hosts whose device got it. */
  readonly arrived: readonly string[];
  /** The ICMP errors that VRouters made of it. */
  readonly errors: readonly (readonly [vpcId: string, type: number, code: number])[];
}

/** A packet from the host of a vSwitch to a dotted address. */
export type Packet = readonly [vSwitchId: string, destination: string];

/** The Python program beside this file, run inside a data plane: Node can neither enter a namespace nor capture packets. */
export class Prober {
  readonly #plane: DataPlane;
  readonly #socket: Socket;
  readonly #answers: AsyncIterator<string>;
  /** VRouters that have the device by which their ICMP errors are seen. */
  #watched: ReadonlySet<string> = new Set();

  private constructor(plane: DataPlane, socket: Socket) {
    this.#plane = plane;
    this.#socket = socket;
    this.#answers = createInterface(socket)[Symbol.asyncIterator]();
  }

  static async start(plane: DataPlane): Promise<Prober> {
    const folder = mkdtempSync(join(tmpdir(), 'isthmus-prober-'));
    const path = join(folder, 'socket');
    const server = createServer();
    const python = execFileSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
    const socket = await new Promise<Socket>((resolve, reject) => {
      server.once('connection', resolve).listen(path, () => {
        const script = fileURLToPath(new URL('./prober.py', import.meta.url));
        plane.run(`exec '${python}' '${script}' '${path}'`, { aside: true }).then(({ lines, status }) => {
          const error = new Error(`the prober ended with status ${status}: ${lines.join('\n')}`);
          reject(error);
          if (status !== 0) socket?.destroy(error);
        });
      });
    }).finally(() => server.close());
    rmSync(folder, { recursive: true });
    return new Prober(plane, socket);
  }

  /** Opens captures for the network that the data plane plays now. */
  async open(routers: readonly string[], hosts: readonly string[]): Promise<void> {
    const fresh = routers.filter((router) => !this.#watched.has(router));
    this.#watched = new Set(routers);
    if (fresh.length > 0) {
      const { status, lines } = await this.#plane.run(fresh.map(watch).join('\n'));
      if (status !== 0) throw new Error(`a VRouter could not be watched: ${lines.join('\n')}`);
    }
    await this.#ask({ open: { routers, hosts } });
  }

  /**
   * Sends packets and tells the way of each.
   *
   * @param patience how long nothing must have been seen before that is the end of it, seconds
   */
  async send(packets: readonly Packet[], patience = 0.004): Promise<readonly SeenWay[]> {
    const { ways, lost } = (await this.#ask({ send: packets, patience })) as { ways: SeenWay[]; lost: number };
    if (lost === 0) return ways;
    if (packets.length === 1) throw new Error(`${lost} captures of one packet did not fit into their buffers.`);
    // Too much at once for the buffers: in halves.
    const half = packets.length >> 1;
    return [
      ...(await this.send(packets.slice(0, half), patience)),
      ...(await this.send(packets.slice(half), patience)),
    ];
  }

  close(): void {
    this.#socket.end();
  }

  async #ask(question: object): Promise<unknown> {
    this.#socket.write(`${JSON.stringify(question)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('the prober is gone');
    return JSON.parse(value);
  }
}

/** Sends what a VRouter itself says (its ICMP errors) into a cable that ends in the same namespace, where it is seen. */
function watch(router: string): string {
  return [
    `ip -n ${router} -batch - <<'END' &&`,
    'link add name mirror address 02:00:00:00:00:02 arp off type veth peer name watch address 02:00:00:00:00:02 arp off',
    'link set mirror up',
    'link set watch up',
    'route add 0.0.0.0/0 dev mirror table 99',
    'rule add pref 50 iif lo lookup 99',
    'END',
    `nsenter --net=/run/netns/${router} sh -c 'echo 0 >/proc/sys/net/ipv4/conf/watch/forwarding'`,
  ].join('\n');
}
