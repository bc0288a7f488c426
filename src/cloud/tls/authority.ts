import type { KeyObject } from 'node:crypto';
import { createCertificate, type Issuer } from './certificate.ts';
import { authorityFile } from './place.ts';

const DAY = 86_400_000;
/** How long an authority is good for: long, since trusting it is a step by hand. */
const AUTHORITY_DAYS = 3650;
/** What clients accept of a server at most (Apple's limit, 825 days, with room). */
const SERVER_DAYS = 397;
/** A certificate is good from a day back: the clocks of containers differ. */
const EARLIER = DAY;

/** A certificate and its key, ready for a server. */
export interface ServerCertificate {
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of this machine's own. */
export interface Authority {
  /** Its certificate, PEM. */
  readonly certificate: string;
  /** Vouches for a server of these names: DNS names (`*.` stands for one label) and IP addresses. */
  serverCertificate(names: readonly string[], now?: number): ServerCertificate;
}

/**
 * Makes the authority of a folder unless it is there and still good. Safe when several processes do it at once: it is made
 * aside and put in place as a whole. @returns the file of its certificate
 */
export function ensureAuthority(folder: string, now = Date.now()): string {
  const fs = process.getBuiltinModule('node:fs');
  const { dirname, join } = process.getBuiltinModule('node:path');
  const file = authorityFile(folder);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = fs.mkdtempSync(join(folder, 'ca-'));
  const { certificate, key } = createAuthority(now);
  fs.writeFileSync(join(draft, 'isthmus-ca.pem'), certificate, { mode: 0o644 });
  fs.writeFileSync(join(draft, 'isthmus-ca.key'), key, { mode: 0o600 });
  try {
    fs.renameSync(draft, dirname(file));
  } catch (error) {
    fs.rmSync(draft, { recursive: true, force: true });
    // Another process was quicker: its authority is as good as ours.
    if (!fs.existsSync(file)) throw error;
  }
  return file;
}

/** Reads the authority of a folder, making it where there is none. @throws when its files cannot be read or do not fit. */
export function openAuthority(folder: string): Authority {
  const { createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } =
    process.getBuiltinModule('node:crypto');
  const { readFileSync } = process.getBuiltinModule('node:fs');
  const file = goodAuthority(folder);
  const certificate = readFileSync(file, 'utf8');
  const x509 = new X509Certificate(certificate);
  const privateKey = createPrivateKey(readFileSync(file.replace(/pem$/, 'key'), 'utf8'));
  if (!x509.checkPrivateKey(privateKey))
    throw new Error(`${file} and its key do not belong together; delete the folder.`);
  const commonName = /^CN=(.*)$/m.exec(x509.subject)?.[1] ?? '';
  const issuer: Issuer = { commonName, privateKey, publicKey: createPublicKey(privateKey) };
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = pemOf(server.privateKey);
  return {
    certificate,
    serverCertificate(names, now = Date.now()) {
      const facts = {
        commonName: 'Isthmus local cloud',
        names,
        authority: false,
        notBefore: new Date(now - EARLIER),
        notAfter: new Date(now + SERVER_DAYS * DAY),
      };
      return { cert: createCertificate(facts, server.publicKey, issuer) + certificate, key };
    },
  };
}

/** The authority's file; one that has expired makes room for a new one. */
function goodAuthority(folder: string): string {
  const { X509Certificate } = process.getBuiltinModule('node:crypto');
  const { readFileSync, rmSync } = process.getBuiltinModule('node:fs');
  const { dirname } = process.getBuiltinModule('node:path');
  const file = ensureAuthority(folder);
  if (new X509Certificate(readFileSync(file)).validToDate.getTime() > Date.now()) return file;
  rmSync(dirname(file), { recursive: true, force: true });
  return ensureAuthority(folder);
}

function createAuthority(now: number): { readonly certificate: string; readonly key: string } {
  const { generateKeyPairSync, randomBytes } = process.getBuiltinModule('node:crypto');
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  // A name of its own: clients that trust several authorities of one name pick the wrong one.
  const commonName = `Isthmus local cloud ${randomBytes(4).toString('hex')}`;
  const facts = {
    commonName,
    names: [],
    authority: true,
    notBefore: new Date(now - EARLIER),
    notAfter: new Date(now + AUTHORITY_DAYS * DAY),
  };
  const certificate = createCertificate(facts, publicKey, { commonName, privateKey, publicKey });
  return { certificate, key: pemOf(privateKey) };
}

const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();
