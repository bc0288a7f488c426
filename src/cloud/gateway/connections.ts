import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The first byte of a TLS record that opens a handshake; no HTTP method begins with it. */
const TLS_HELLO = 0x16;

/** How long a connection may stay silent before its first byte, ms. */
const SILENCE = 60_000;

/**
 * So many TLS handshakes may be under way at once; beyond that the oldest gives way. Each holds some 60 KiB, so a flood of
 * hellos that never end costs 60 MiB and nobody else's connection: a handshake that is meant is over in milliseconds.
 */
const MOST_HANDSHAKES = 1000;

export interface Connections {
  /** Takes a connection that has said nothing yet. */
  accept(socket: Socket): void;
  /** Hands a connection whose TLS handshake is over to the HTTP server. */
  secured(socket: Socket): void;
  /** Ends those that have not yet come to speak HTTP. */
  end(): void;
}

/**
 * Has an HTTP server take both HTTP and TLS on its port: the first byte of a connection tells. That costs a connection a
 * look, and a request nothing.
 * @param secure takes connections that open with a TLS hello
 */
export function sortConnections(server: Server, secure: (socket: Socket) => void): Connections {
  const [serveHttp] = server.listeners('connection') as ((socket: Socket) => void)[];
  const silent = new Set<Socket>();
  /** Those of them that have begun to speak TLS, oldest first. */
  const handshaking = new Set<Socket>();
  const leave = (socket: Socket): void => {
    silent.delete(socket);
    handshaking.delete(socket);
  };
  const handshake = (socket: Socket): void => {
    if (handshaking.size >= MOST_HANDSHAKES) handshaking.values().next().value?.destroy();
    handshaking.add(socket);
    secure(socket);
  };

  const look = (socket: Socket): void => {
    const bytes = socket.read() as Buffer | null;
    if (bytes === null) {
      // Nothing yet, or the end: 'close' will tell.
      if (!socket.readableEnded && !socket.destroyed) socket.once('readable', () => look(socket));
      return;
    }
    socket.setTimeout(0);
    socket.unshift(bytes);
    if (bytes[0] === TLS_HELLO) handshake(socket);
    else {
      leave(socket);
      serveHttp?.call(server, socket);
    }
  };

  const connections: Connections = {
    accept(socket) {
      silent.add(socket);
      socket.once('close', () => leave(socket));
      // A client that vanishes before it spoke is nobody's concern; whoever takes over listens for himself.
      socket.on('error', () => {});
      // Nor is one that ends before it spoke: HTTP servers leave the other half open, and nothing would come of that.
      socket.once('end', () => {
        if (silent.has(socket)) socket.destroy();
      });
      socket.setTimeout(SILENCE, () => {
        if (silent.has(socket)) socket.destroy();
      });
      look(socket);
    },
    secured(socket) {
      // Node does not tell which connection a TLS socket came from; its far end does.
      for (const raw of handshaking) {
        if (raw.remotePort === socket.remotePort && raw.remoteAddress === socket.remoteAddress) leave(raw);
      }
      serveHttp?.call(server, socket);
    },
    end() {
      for (const socket of silent) socket.destroy();
    },
  };
  server.removeAllListeners('connection');
  server.on('connection', (socket) => connections.accept(socket));
  return connections;
}
