import type { WireRequest } from '../../../../src/cloud/gateway/request.ts';
import type { Chance } from '../../../support/chance.ts';
import { Wire } from './exchange.ts';
import { type Finding, shown } from './in-process.ts';

/** What a way of sending needs. */
export interface Line {
  readonly port: number;
  readonly chance: Chance;
  /** A genuine request, or a spoilt one. */
  next(): WireRequest;
}

/** One way of sending; says how many requests it sent and what it found. */
type Way = (line: Line) => Promise<{ readonly sent: number; readonly findings: readonly Finding[] }>;

/** A request as bytes. HEAD is left to the process: its answer has no body, and a reader must know. */
function bytesOf({ method, target, headers, body }: WireRequest): Buffer {
  const printable = target.replace(/[^\x21-\x7e]/g, '');
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const verb = method === 'HEAD' ? 'PUT' : method;
  const length = method === 'GET' && body.length === 0 ? [] : [`content-length: ${body.length}`];
  return Buffer.concat([
    Buffer.from(`${verb} ${printable} HTTP/1.1\r\n${[...lines, ...length].join('\r\n')}\r\n\r\n`),
    body,
  ]);
}

/** Judges what came back for requests that were whole. */
function judged(exchange: Awaited<ReturnType<Wire['expect']>>, request: WireRequest | string): Finding[] {
  const text = typeof request === 'string' ? request.slice(0, 500) : shown(request);
  if (!exchange) return [{ what: 'hang: no answer and no end', request: text }];
  return exchange.statuses
    .filter((status) => status >= 500 && status !== 505)
    .map((status) => ({ what: `answered ${status}`, request: text }));
}

const keptAlive: Way = async ({ port, next }) => {
  const wire = new Wire(port);
  const findings: Finding[] = [];
  let sent = 0;
  for (; sent < 20 && wire.open; sent++) {
    const request = next();
    wire.write(bytesOf(request));
    findings.push(...judged(await wire.expect(1), request));
  }
  wire.vanish();
  return { sent, findings };
};

const pipelined: Way = async ({ port, chance, next }) => {
  const wire = new Wire(port);
  const requests = Array.from({ length: 2 + chance.below(14) }, next);
  wire.write(Buffer.concat(requests.map(bytesOf)));
  const exchange = await wire.expect(requests.length);
  const findings = judged(exchange, requests[0] ?? '');
  if (exchange && !exchange.closed && exchange.statuses.length !== requests.length) {
    findings.push({ what: `${exchange.statuses.length} answers to ${requests.length} requests`, request: '' });
  }
  wire.vanish();
  return { sent: requests.length, findings };
};

/** The bytes come in pieces, as a slow network brings them. */
const split: Way = async ({ port, chance, next }) => {
  const wire = new Wire(port);
  const request = next();
  const bytes = bytesOf(request);
  for (let at = 0; at < bytes.length && wire.open; ) {
    const size = 1 + chance.below(200);
    wire.write(bytes.subarray(at, at + size));
    at += size;
    await new Promise((resolve) => setImmediate(resolve));
  }
  const findings = judged(await wire.expect(1), request);
  wire.vanish();
  return { sent: 1, findings };
};

/** A chunked form; where its last chunk announces more than comes, the client says that it is done. */
const chunked: Way = async ({ port, chance, next }) => {
  const wire = new Wire(port);
  const { target } = next();
  const body = target.replace(/^[^?]*\??/, '').replace(/[^\x21-\x7e]/g, '');
  const chunks = body.match(/.{1,97}/g) ?? [];
  const framed = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join('');
  const end = chance.pick(['0\r\n\r\n', '0\r\nTrailer: x\r\n\r\n', 'zz\r\n', '-1\r\n\r\n', 'ffffffffffffffff\r\n']);
  const head =
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked';
  const text = `${head}\r\n\r\n${framed}${end}`;
  wire.write(text);
  wire.finish();
  const findings = judged(await wire.expect(1), text);
  wire.vanish();
  return { sent: 1, findings };
};

/** Bytes that are no HTTP, or HTTP that contradicts itself. Nothing more comes after them, so an end must. */
const broken: Way = async ({ port, chance, next }) => {
  const wire = new Wire(port);
  const whole = bytesOf(next()).toString('latin1');
  const text = chance.pick<() => string>([
    // Not 0x16: that opens a TLS handshake, which has time to go on.
    () => String.fromCharCode(...Array.from({ length: chance.below(400) }, () => 32 + chance.below(224))),
    () => whole.slice(0, chance.below(whole.length)),
    () => whole.replace('HTTP/1.1', chance.pick(['HTTP/9.9', 'HTTP/1.0', 'http/1.1', 'HTTP/2.0', ''])),
    () => whole.replace('\r\n', '\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n'),
    () => whole.replace('\r\n', '\r\nContent-Length: 5\r\nContent-Length: 6\r\n'),
    () => whole.replace('\r\n', `\r\nContent-Length: ${chance.pick(['-1', '1e9', '99999999999999999999', 'x'])}\r\n`),
    () => whole.replace('\r\n', '\r\nContent-Length: 4000\r\n').replace(/content-length: \d+\r\n/, ''),
    () => whole.replace('\r\n', `\r\nX-Long: ${'y'.repeat(70_000)}\r\n`),
    () => whole.replace('\r\n', `\r\n${'X: y\r\n'.repeat(3000)}`),
    () => whole.replace(/host: [^\r]*\r\n/i, ''),
    () => whole.replace(/host: [^\r]*/i, `host: ${chance.pick(['evil.example', '', '127.0.0.1:99999', '\u00e9'])}`),
    () => whole.replace('\r\n', '\r\nExpect: 100-continue\r\n'),
    () => whole.replace('\r\n', '\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n'),
    () => whole.replaceAll('\r\n', '\n'),
    () => `CONNECT 127.0.0.1:22 HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    () =>
      `POST /?Action=DescribeVpcs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1100000\r\n\r\n${'a'.repeat(1_100_000)}`,
  ])();
  wire.write(Buffer.from(text, 'latin1'));
  wire.finish();
  const findings = judged(await wire.expect(Number.POSITIVE_INFINITY), text);
  wire.vanish();
  return { sent: 1, findings };
};

/** A TLS handshake that is none. */
const handshake: Way = async ({ port, chance }) => {
  const wire = new Wire(port);
  wire.write(
    Uint8Array.from([
      0x16,
      3,
      1,
      0,
      2 + chance.below(20),
      1,
      0,
      0,
      ...Array.from({ length: 40 }, () => chance.below(256)),
    ]),
  );
  await new Promise((resolve) => setImmediate(resolve));
  wire.vanish();
  return { sent: 1, findings: [] };
};

const vanished: Way = async ({ port, chance, next }) => {
  const wire = new Wire(port);
  const bytes = bytesOf(next());
  wire.write(bytes.subarray(0, chance.below(bytes.length + 1)));
  if (chance.once(0.5)) await new Promise((resolve) => setImmediate(resolve));
  wire.vanish();
  return { sent: 1, findings: [] };
};

const WAYS: readonly Way[] = [
  keptAlive,
  keptAlive,
  keptAlive,
  pipelined,
  pipelined,
  split,
  chunked,
  broken,
  broken,
  vanished,
  handshake,
];

/** Conversations at a time. */
const AT_ONCE = 32;

/** Sends about so many requests over sockets, in every way there is. @returns how many, and what was found */
export async function fuzzSockets(line: Line, count: number): Promise<{ sent: number; findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let sent = 0;
  const converse = async (): Promise<void> => {
    while (sent < count) {
      const result = await line.chance.pick(WAYS)(line);
      sent += result.sent;
      findings.push(...result.findings);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, converse));
  return { sent, findings };
}

/** Opens so many connections, has each answered, lets them rest, and has each answered again: none may be forgotten. */
export async function crowd(line: Line, connections: number): Promise<{ sent: number; findings: readonly Finding[] }> {
  const wires: Wire[] = [];
  const findings: Finding[] = [];
  const ask = async (wire: Wire): Promise<void> => {
    const request = line.next();
    wire.write(bytesOf({ ...request, headers: { host: 'localhost' } }));
    findings.push(...judged(await wire.expect(1), request));
  };
  for (let opened = 0; opened < connections; opened += 200) {
    const batch = Array.from({ length: Math.min(200, connections - opened) }, () => new Wire(line.port));
    wires.push(...batch);
    await Promise.all(batch.map(ask));
  }
  await Promise.all(wires.map(ask));
  for (const wire of wires) wire.vanish();
  return { sent: connections * 2, findings };
}

/** Connections that never finish their headers: they may cost nothing but themselves. @returns how to end them */
export function dawdle({ port }: Line, connections: number): () => void {
  const wires = Array.from({ length: connections }, () => new Wire(port));
  for (const wire of wires) wire.write('POST /?Action=DescribeVpcs HTTP/1.1\r\nHost: local');
  const drip = setInterval(() => {
    for (const wire of wires) wire.write('x');
  }, 500);
  return () => {
    clearInterval(drip);
    for (const wire of wires) wire.vanish();
  };
}
