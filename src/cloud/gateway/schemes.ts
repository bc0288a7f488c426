import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { authorityFile } from '../tls/place.ts';
import { type Connections, sortConnections } from './connections.ts';
import { LOOPBACK } from './hosts.ts';
import { type Notice, notices } from './notices.ts';

interface SchemeOptions {
  /** The folder of the certificate authority. */
  readonly certificates: string;
  readonly allowedHosts: readonly string[];
}

interface Schemes {
  /** To be told of each request: a TLS connection that never brings one is worth a word to the operator. */
  heard(socket: Socket): void;
  /** Ends the connections that do not speak HTTP yet. */
  end(): void;
}

/** For so long after a request by TLS, a TLS connection that brings none is no sign of mistrust, ms. */
const QUIET_AFTER = 60_000;

/** Has an HTTP server speak TLS too, on the same port, and be the end of the way for clients that take it for a proxy. */
export function serveBothSchemes(server: Server, options: SchemeOptions, tell: (notice: Notice) => void): Schemes {
  /** TLS connections that have brought a request; undefined as long as nobody spoke TLS. */
  let heard: WeakSet<Socket> | undefined;
  let lastHeard = Number.NEGATIVE_INFINITY;
  let ended = false;
  // Some clients open more connections than they use; while one is well, one that is left unused tells nothing.
  const unheard = (): void => {
    if (performance.now() - lastHeard > QUIET_AFTER && !ended)
      tell(notices.unheard(authorityFile(options.certificates)));
  };
  const connections = sortConnections(server, (socket) => {
    heard ??= new WeakSet();
    front(socket);
  });
  const front = tlsFront(options, tell, unheard, (socket) => {
    socket.once('close', () => {
      if (!heard?.has(socket)) unheard();
    });
    connections.secured(socket);
  });
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    const target = request.url ?? '';
    if (leadsHere(target, (server.address() as AddressInfo).port)) return tunnel(connections, socket, head);
    tell(notices.proxy(target));
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return {
    heard(socket) {
      if (!(socket as { readonly encrypted?: boolean }).encrypted) return;
      heard?.add(socket);
      lastHeard = performance.now();
    },
    end() {
      ended = true;
      connections.end();
    },
  };
}

/** TLS is loaded, and its keys are read, when the first client speaks it: a start should not wait for that. */
function tlsFront(
  { certificates, allowedHosts }: SchemeOptions,
  tell: (notice: Notice) => void,
  left: () => void,
  secured: (socket: Socket) => void,
): (socket: Socket) => void {
  const open = async (): Promise<(socket: Socket) => void> => {
    const { createTlsFront } = await import('../tls/front.ts');
    return createTlsFront({
      folder: certificates,
      names: allowedHosts,
      secured,
      mistrusted: () => tell(notices.untrusted(authorityFile(certificates))),
      left,
      outdated: () => tell(notices.outdatedTls()),
    });
  };
  let opened: Promise<(socket: Socket) => void> | undefined;
  return (socket) => {
    opened ??= open();
    opened.then(
      (accept) => accept(socket),
      (error: Error) => {
        opened = undefined;
        tell(notices.certificates(certificates, error.message));
        socket.destroy();
      },
    );
  };
}

/** Whether a CONNECT asks for a host of the provider's, or for this very server. */
const leadsHere = (target: string, port: number): boolean =>
  /^[a-z0-9.-]+\.aliyuncs\.com:(?:443|80)$/i.test(target) ||
  (LOOPBACK.test(target.replace(/:\d+$/, '')) && target.endsWith(`:${port}`));

/** A client that takes this for a proxy on its way to the provider: the way ends here. */
function tunnel(connections: Connections, socket: Socket, head: Buffer): void {
  socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
  if (head.length > 0) socket.unshift(head);
  connections.accept(socket);
}
