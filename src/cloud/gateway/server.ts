import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Assembly } from '../assemble.ts';
import type { HeldRequest } from './handle.ts';
import { hostCheck } from './hosts.ts';
import { createNotifier, type Notice, notices } from './notices.ts';
import type { WireAnswer } from './request.ts';
import { serveBothSchemes } from './schemes.ts';

/** Larger requests than this are refused: no documented call comes near (50 route entries are about 10 KiB). */
const MAX_BODY = 1024 * 1024;
const MAX_HEADERS = 64 * 1024;

export interface HttpServer {
  readonly port: number;
  /** Stops listening and ends idle connections; resolves when the last answer is out. */
  close(): Promise<void>;
}

export interface HttpOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Further values of `Host` that are answered, besides loopback names and `*.aliyuncs.com`. */
  readonly allowedHosts: readonly string[];
  /** The folder of the certificate authority that HTTPS is served with. */
  readonly certificates: string;
  readonly notice?: ((notice: Notice) => void) | undefined;
}

/**
 * Serves a gateway over HTTP and HTTPS on one port, on Node's own server: there is one path and one handler, so a framework
 * would only add to the start (docs/architecture.md has the figures).
 * @throws when the port is taken or not allowed.
 */
export async function serve(cloud: Assembly, options: HttpOptions): Promise<HttpServer> {
  const { gateway } = cloud;
  const { createServer } = process.getBuiltinModule('node:http');
  const allowed = hostCheck(options.allowedHosts);
  const send = createSender();
  const tell = createNotifier(options.notice);
  let stopping = false;
  /** A client that gave up meanwhile changes nothing: its request is on its way. Only a cloud that stops loses it. */
  const late = (response: ServerResponse, held: HeldRequest): void => {
    if (stopping) response.destroy();
    else send(response, held.carryOut());
  };
  const server = createServer(
    { maxHeaderSize: MAX_HEADERS, keepAliveTimeout: 75_000, noDelay: true },
    (request, response) => {
      schemes.heard(request.socket);
      if (request.url?.startsWith(ADMIN)) return administer(cloud, request, response, stopping);
      const headers = request.headers as Readonly<Record<string, string | undefined>>;
      if (!allowed(headers.host)) {
        tell(notices.foreignHost(headers.host ?? ''));
        return send(response, FOREIGN_HOST);
      }
      const answer = (body: Uint8Array): void => {
        const come = gateway.receive({ method: request.method ?? '', target: request.url ?? '/', headers, body });
        if ('hold' in come) setTimeout(() => late(response, come), come.hold).unref();
        else send(response, come);
      };
      // Most clients send everything in the query of a POST without body: no need to wait for its end.
      if (hasNoBody(headers)) answer(NO_BODY);
      else receive(request, (body) => (body ? answer(body) : send(response, TOO_LARGE, true)));
    },
  );
  const schemes = serveBothSchemes(server, options, tell);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code?.startsWith('HPE_INVALID') || error.code === 'HPE_PAUSED_H2_UPGRADE') tell(notices.noHttp());
    const status = UNREADABLE.get(error.code ?? '') ?? '400 Bad Request';
    if (socket.writable) socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      stopping = true;
      schemes.end();
      return close(server);
    },
  };
}

/** What a request that cannot be read is answered, where it is more than a bad one. */
const UNREADABLE: ReadonlyMap<string, string> = new Map([
  ['HPE_HEADER_OVERFLOW', '431 Request Header Fields Too Large'],
  ['ERR_HTTP_REQUEST_TIMEOUT', '408 Request Timeout'],
]);

/** Where the admin API begins. API calls all have the path `/`. */
const ADMIN = '/_isthmus';

/** The admin API is loaded when it is first asked for: most clouds are never. */
function administer(cloud: Assembly, request: IncomingMessage, response: ServerResponse, stopping: boolean): void {
  import('../admin/serve.ts').then(
    ({ serveAdmin }) => serveAdmin(cloud, request, response, stopping),
    // A process that has no file handle left, say, must not die of a question.
    () => response.writeHead(503, { connection: 'close', 'content-length': 0 }).end(),
  );
}

const NO_BODY = new Uint8Array();

const hasNoBody = (headers: Readonly<Record<string, string | undefined>>): boolean =>
  headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';

/** Reads the whole body, and hands on undefined when it is larger than allowed. Clients that vanish are left alone. */
function receive(request: IncomingMessage, done: (body: Uint8Array | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= MAX_BODY) chunks.push(chunk);
    else if (size - chunk.length <= MAX_BODY) done(undefined);
  });
  request.on('end', () => {
    if (size <= MAX_BODY) done(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks));
  });
  request.on('error', () => {});
}

/**
 * Sends answers once every request that has arrived is answered, not each for itself: a write wakes the client that waits
 * for it, and waking it time and again costs as much as half the work on a read (measured with 16 connections).
 */
function createSender(): (response: ServerResponse, answer: WireAnswer, close?: boolean) => void {
  let waiting: (() => void)[] = [];
  const flush = (): void => {
    const ready = waiting;
    waiting = [];
    for (const write of ready) write();
  };
  const send = (response: ServerResponse, answer: WireAnswer, close = false): void => {
    if (answer.delay) {
      setTimeout(() => send(response, { ...answer, delay: 0 }, close), answer.delay).unref();
      return;
    }
    if (waiting.push(() => write(response, answer, close)) === 1) setImmediate(flush);
  };
  return send;
}

function write(response: ServerResponse, answer: WireAnswer, close: boolean): void {
  if (answer.lost) {
    response.destroy();
    return;
  }
  const length = Buffer.byteLength(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': length,
    ...(close ? { connection: 'close' } : {}),
  });
  // As a string it goes out in one piece with the headers; as a buffer it would be a second write. Nearly all answers are
  // ASCII: those need no translation, and no room for thrice their length.
  response.end(answer.body, length === answer.body.length ? 'latin1' : 'utf8');
}

const refusal = (status: number, Code: string, Message: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'application/json;charset=utf-8' },
  body: JSON.stringify({ RequestId: '', HostId: '', Code, Message }),
});

const TOO_LARGE = refusal(413, 'RequestTooLarge', `The request body is larger than ${MAX_BODY} bytes.`);

const FOREIGN_HOST = refusal(
  403,
  'Forbidden.Host',
  'The Host of this request is neither a loopback name nor *.aliyuncs.com. Start the local cloud with that host allowed if it is meant.',
);

function listen(server: Server, { host, port }: HttpOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A connection that is kept alive by a client at work would hold the process; a second is enough for any answer.
    setTimeout(() => server.closeAllConnections(), 1000).unref();
  });
}
