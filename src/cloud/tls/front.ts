import type { Socket } from 'node:net';
import type { SecureContext, TLSSocket } from 'node:tls';
import { openAuthority } from './authority.ts';

/** Why a client broke off: TLS alerts that mean it does not trust the certificate, by the names OpenSSL gives them. */
const MISTRUST = /ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_UNKNOWN|CERTIFICATE_EXPIRED|UNSUPPORTED_CERTIFICATE)/;
const TOO_OLD = /UNSUPPORTED_PROTOCOL|NO_SHARED_CIPHER|NO_PROTOCOLS_AVAILABLE/;

/** Certificates are made for so many names at most: whoever asks for more is no client of ours. */
const MOST_NAMES = 500;

/** How long a handshake may take, ms: on one machine it takes some, in a debugger seconds. */
const HANDSHAKE = 10_000;

export interface TlsEvents {
  /** A connection is secure; HTTP comes next. */
  secured(socket: TLSSocket): void;
  /** A client ended the handshake because it does not trust the certificate. */
  mistrusted(): void;
  /** A client ended the handshake without a word: Node does that when it does not trust the certificate. */
  left(): void;
  /** A client knows no TLS version or cipher that is served here. */
  outdated(): void;
}

interface FrontOptions extends TlsEvents {
  /** The folder of the certificate authority. */
  readonly folder: string;
  /** Names and addresses of the server, besides loopback and `*.aliyuncs.com`. */
  readonly names: readonly string[];
}

/**
 * Speaks TLS on sockets that something else accepted. Certificates come from the folder's own authority: one for the usual
 * names, and for a regional host such as `vpc.cn-hangzhou.aliyuncs.com` one made when a client first asks for it.
 * @throws when the authority's files cannot be read or written.
 */
export function createTlsFront({
  folder,
  names,
  secured,
  mistrusted,
  left,
  outdated,
}: FrontOptions): (socket: Socket) => void {
  const { createSecureContext, createServer } = process.getBuiltinModule('node:tls');
  const authority = openAuthority(folder);
  const usual = ['localhost', '*.aliyuncs.com', '127.0.0.1', '::1', ...names.filter(isName)];
  const contexts = new Map<string, SecureContext>();
  const contextFor = (name: string): SecureContext | undefined => {
    if (!REGIONAL.test(name) || name.length > 253) return undefined;
    let context = contexts.get(name);
    if (!context && contexts.size < MOST_NAMES) {
      context = createSecureContext(authority.serverCertificate([name]));
      contexts.set(name, context);
    }
    return context;
  };
  const server = createServer({
    ...authority.serverCertificate([...new Set(usual)]),
    ALPNProtocols: ['http/1.1'],
    handshakeTimeout: HANDSHAKE,
    SNICallback: (name, done) => done(null, contextFor(name.toLowerCase())),
  });
  server.on('secureConnection', (socket) => {
    socket.allowHalfOpen = true;
    secured(socket);
  });
  server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
    if (MISTRUST.test(error.code ?? '')) mistrusted();
    else if (TOO_OLD.test(error.code ?? '')) outdated();
    else if (error.code === 'ECONNRESET') left();
    socket.destroy();
  });
  return (socket) => {
    // Whoever leaves in the middle of a handshake is gone; HTTP may go on when one side has said all.
    socket.allowHalfOpen = false;
    server.emit('connection', socket);
  };
}

/** A host of the provider's with more than one label before its domain: a wildcard certificate does not cover it. */
const REGIONAL = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){2,6}aliyuncs\.com$/;

/** A host name or an address that fits in a certificate. */
const isName = (name: string): boolean =>
  process.getBuiltinModule('node:net').isIP(name) !== 0 || /^[a-z0-9.-]{1,253}$/i.test(name);
