import { columns, count, duration } from '../layout.ts';
import type { Terminal } from '../terminal.ts';
import type { Foresight } from './foresight.ts';
import type { Ground } from './ground.ts';
import type { StepRecord } from './perform.ts';
import type { Inspection, Path } from './proof.ts';
import type { Scene } from './scene.ts';

/** Tells the story around the steps: where it happens, whether it works, what is left, what to try next. */
export class Narrator {
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  opening(ground: Ground, scene: Scene): void {
    const { paint } = this.#terminal;
    const rows = ground.sides.map((side) => [
      paint.bold(side.name || side.vpcId),
      side.cidrBlock,
      paint.dim(side.vpcId),
      paint.dim(side.routerId),
      `vSwitches ${side.vSwitches.map(({ cidrBlock }) => cidrBlock).join(', ') || 'none'}`,
    ]);
    this.#terminal.print(
      [
        paint.bold('Two VPCs, not connected'),
        paint.dim(`on ${ground.label}`),
        '',
        ...columns(rows, '  '),
        '',
        `  ${this.#name(scene, 'initiator')} becomes the initiator, ${this.#name(scene, 'acceptor')} the acceptor.`,
      ].join('\n'),
    );
  }

  /** What the steps will do to packets; what becomes worse stands out, with its cycle and its exact addresses. */
  foreseen({ words, risks }: Foresight): void {
    const { paint } = this.#terminal;
    this.#title('What packets will do', 'predicted, before anything is made');
    const told = words.filter((line) => !risks.some(({ message }) => line.endsWith(message)));
    const worse = risks.map(({ code, message }) => `  ${paint.red('!')} ${paint.bold(code)}  ${message}`);
    this.#terminal.print([...told.map((line) => `  ${line}`), ...worse].join('\n'));
  }

  joining(): void {
    this.#title('Join them');
  }

  parting(): void {
    this.#title('Take it all away');
  }

  joined(found: Inspection, scene: Scene, ground: Ground, defaultRoute: boolean): void {
    const { paint, signs } = this.#terminal;
    const real = typeof ground.packets !== 'string';
    this.#title('Does it work?', `traced on what the API now says${real ? ', and real packets sent' : ''}`);
    const word = (path: Path) =>
      [path.delivered ? paint.green('reaches') : paint.red(path.end), ...this.#packet(path)].join(', ');
    const rows = found.pairs.map(({ from, to, there, back }) => [
      `${from.network} ${from.cidrBlock}`,
      signs.both,
      `${to.network} ${to.cidrBlock}`,
      `there: ${word(there)}`,
      `back: ${word(back)}`,
    ]);
    this.#terminal.print(columns(rows, '  ').join('\n'));
    if (typeof ground.packets === 'string') this.#terminal.print(paint.dim(`  No real packets: ${ground.packets}.`));
    const [pair] = found.pairs;
    if (pair !== undefined) {
      this.#way(`The way of a packet  ${pair.there.from} ${signs.arrow} ${pair.there.to}`, pair.there, scene);
      this.#way(`and of its answer    ${pair.back.from} ${signs.arrow} ${pair.back.to}`, pair.back, scene);
    }
    if (defaultRoute) this.#warnLoop(found, scene);
  }

  left(found: Inspection): void {
    const { paint, signs } = this.#terminal;
    const still = [...found.routerInterfaces, ...found.customEntries];
    this.#terminal.print();
    if (still.length > 0) {
      this.#terminal.print(`  ${paint.red(signs.failed)} Still there: ${still.join(', ')}`);
      return;
    }
    const reaching = found.pairs.filter(({ there, back }) => there.delivered || back.delivered).length;
    const sent = found.pairs
      .flatMap(({ there, back }) => [there.packet, back.packet])
      .filter((one) => one !== undefined);
    const answered = sent.filter(({ result }) => result === 'answered').length;
    const packets = sent.length === 0 ? '' : `, and ${answered} of ${count(sent.length, 'real packet')} got an answer`;
    this.#terminal.print(
      `  ${paint.green(signs.done)} Nothing is left: 0 router interfaces on the two VRouters, 0 custom route entries in their tables,\n    ${reaching} of ${count(found.pairs.length, 'subnet pair')} reach each other${packets}.`,
    );
  }

  closing(records: readonly StepRecord[], target: 'local' | 'alibaba'): void {
    const { paint, signs } = this.#terminal;
    const total = records.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
    const waited = records.reduce((sum, { waited: part }) => sum + part, 0);
    this.#title(
      `${count(records.length, 'step')} in ${duration(total)}`,
      `${duration(waited)} of it the cloud's own transitions`,
    );
    const next = [
      ['isthmus init --local --demo', 'the same, declared: then plan, up, status, graph, down'],
      ['isthmus tutorial --step', 'one step at a time, with the reasons'],
      ['isthmus tutorial --default-route', 'what 0.0.0.0/0 on both sides really does'],
      ['isthmus local', 'a local cloud that SDKs, aliyun CLI and Terraform can call'],
      ...(target === 'local' ? [['isthmus tutorial --target alibaba --vpc1 … --vpc2 …', 'on the real cloud']] : []),
    ];
    const rows = next.map(([command = '', meaning = '']) => [
      paint.cyan(command.replaceAll('…', signs.ellipsis)),
      meaning,
    ]);
    this.#terminal.print(['Next', ...columns(rows, '  ')].join('\n'));
  }

  #title(title: string, remark = ''): void {
    const { paint } = this.#terminal;
    this.#terminal.print(`\n${paint.bold(title)}${remark === '' ? '' : `  ${paint.dim(remark)}`}\n`);
  }

  /** Each hop: whose VRouter, which entry decided, where it went. */
  #way(title: string, path: Path, scene: Scene): void {
    const { paint } = this.#terminal;
    const rows = path.hops.map((hop) => [
      `VRouter of ${this.#network(scene, hop.vpcId)}`,
      hop.destinationCidrBlock,
      hop.nextHopType === 'RouterInterface' ? `via ${hop.nextHopId}` : hop.nextHopType,
    ]);
    const end = path.delivered ? paint.green(path.end) : paint.red(path.end);
    const lines = [end, ...this.#packet(path)].map((line) => `    ${line}`);
    this.#terminal.print(['', `  ${title}`, ...columns(rows, '    '), ...lines].join('\n'));
  }

  /** What came of the real packet, if one was sent. */
  #packet({ packet }: Path): readonly string[] {
    if (packet === undefined) return [];
    const { paint } = this.#terminal;
    return [packet.result === 'answered' ? paint.green(`ping: ${packet.words}`) : paint.red(`ping: ${packet.words}`)];
  }

  #warnLoop({ outside, looping }: Inspection, scene: Scene): void {
    const { paint, signs } = this.#terminal;
    const { initiator, acceptor } = scene;
    if (outside === undefined) return;
    this.#terminal.print(
      `\n  ${paint.yellow('But 0.0.0.0/0 catches everything')}: a packet to any other address, say ${outside.to}, goes round in circles.`,
    );
    this.#way(`${outside.from} ${signs.arrow} ${outside.to}`, outside, scene);
    this.#terminal.print(
      [
        '',
        `  So it goes for ${looping.toLocaleString('en-US')} of all 4,294,967,296 addresses: each VRouter hands the packet to the other until`,
        `  its TTL runs out. The internet is out of reach, and a mistyped address costs bandwidth instead of failing.`,
        `  ${paint.bold('Better')}: route the peer's block only, ${acceptor.cidrBlock} on one side and ${initiator.cidrBlock} on the other.`,
        `  That is what this tutorial does without --default-route, and what \`isthmus up\` does.`,
      ].join('\n'),
    );
  }

  #network(scene: Scene, vpcId: string): string {
    const role = scene.initiator.vpcId === vpcId ? 'initiator' : 'acceptor';
    return this.#name(scene, role);
  }

  #name(scene: Scene, role: 'initiator' | 'acceptor'): string {
    return scene[role].name || scene[role].vpcId;
  }
}
