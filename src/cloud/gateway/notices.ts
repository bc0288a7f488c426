/** What a client seems to have got wrong before it made a call that could be answered; for the operator, in words. */
export interface Notice {
  readonly kind: 'untrusted' | 'unheard' | 'outdated-tls' | 'foreign-host' | 'proxy' | 'no-http' | 'certificates';
  readonly message: string;
  /** The setting that mends it. */
  readonly action: string;
}

/** The same notice comes once in so many ms: a client that polls says nothing new each time. */
const QUIET = 60_000;

/** Hands each kind of notice on, but not again and again. */
export function createNotifier(tell: ((notice: Notice) => void) | undefined): (notice: Notice) => void {
  const told = new Map<string, number>();
  return (notice) => {
    const now = performance.now();
    if (now - (told.get(notice.kind) ?? Number.NEGATIVE_INFINITY) < QUIET) return;
    told.set(notice.kind, now);
    tell?.(notice);
  };
}

/** How a client is made to trust the local cloud's certificates, in one line; `isthmus env` prints it for a shell. */
const trust = (file: string): string =>
  `Let it trust ${file}: eval "$(isthmus env)" sets SSL_CERT_FILE, NODE_EXTRA_CA_CERTS and ALIBABA_CLOUD_CA_BUNDLE for it; Java needs a truststore, Python's Tea SDK Config(ca=…). Or call by plain http.`;

export const notices = {
  untrusted: (file: string): Notice => ({
    kind: 'untrusted',
    message: "A client does not trust this cloud's certificate.",
    action: trust(file),
  }),
  unheard: (file: string): Notice => ({
    kind: 'unheard',
    message: 'A client opened a TLS connection and closed it without a request; it may not trust the certificate.',
    action: trust(file),
  }),
  outdatedTls: (): Notice => ({
    kind: 'outdated-tls',
    message: 'A client offers no TLS version that is served here (1.2 and 1.3 are).',
    action: 'Update the client, or call by plain http.',
  }),
  foreignHost: (host: string): Notice => ({
    kind: 'foreign-host',
    message: `A request by the name ${JSON.stringify(host.slice(0, 200))} was refused: it is neither loopback nor *.aliyuncs.com.`,
    action: 'If that name is meant, start with --allow-host NAME.',
  }),
  proxy: (target: string): Notice => ({
    kind: 'proxy',
    message: `A client took this cloud for a proxy to ${JSON.stringify(target.slice(0, 200))}, which is not its business.`,
    action: 'Set NO_PROXY for that host, or unset HTTPS_PROXY: here it leads to *.aliyuncs.com only.',
  }),
  noHttp: (): Notice => ({
    kind: 'no-http',
    message: 'A client speaks neither HTTP/1.1 nor TLS.',
    action: 'Use http:// or https:// and HTTP/1.1; HTTP/2 without TLS is not served.',
  }),
  certificates: (folder: string, why: string): Notice => ({
    kind: 'certificates',
    message: `HTTPS does not work: ${why}`,
    action: `Look at ${folder}, or name another folder with --data.`,
  }),
};
