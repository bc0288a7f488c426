import type { KeyObject } from 'node:crypto';
import {
  bitString,
  boolean,
  type Der,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  time,
  utf8String,
} from './der.ts';

/** What a certificate says of its bearer (RFC 5280). */
export interface CertificateFacts {
  readonly commonName: string;
  /** DNS names (`*.` stands for one label) and IP addresses; none for an authority. */
  readonly names: readonly string[];
  readonly authority: boolean;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Who vouches for it. */
export interface Issuer {
  readonly commonName: string;
  /** EC P-256. */
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

const Oid = {
  commonName: '2.5.4.3',
  organization: '2.5.4.10',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
} as const;

/** Makes an X.509 v3 certificate for a public key, signed with ECDSA and SHA-256. @returns PEM */
export function createCertificate(facts: CertificateFacts, publicKey: KeyObject, issuer: Issuer): string {
  const { randomBytes, sign } = process.getBuiltinModule('node:crypto');
  const algorithm = sequence(oid(Oid.ecdsaWithSha256));
  const body = sequence(
    explicit(0, integer(Uint8Array.of(2))),
    // Random, as no two certificates of one issuer may share it: clients that remember certificates trip over that.
    integer(randomBytes(16)),
    algorithm,
    nameOf(issuer.commonName),
    sequence(time(facts.notBefore), time(facts.notAfter)),
    nameOf(facts.commonName),
    spki(publicKey),
    explicit(3, extensions(facts, publicKey, issuer.publicKey)),
  );
  const certificate = sequence(body, algorithm, bitString(sign('sha256', body, issuer.privateKey)));
  return pem(certificate);
}

function extensions(facts: CertificateFacts, publicKey: KeyObject, issuerKey: KeyObject): Der {
  const common = [
    extension(Oid.subjectKeyIdentifier, octetString(keyIdentifier(publicKey))),
    extension(Oid.authorityKeyIdentifier, sequence(implicit(0, keyIdentifier(issuerKey)))),
  ];
  if (facts.authority) {
    return sequence(
      extension(Oid.basicConstraints, sequence(boolean(true), integer(Uint8Array.of(0))), true),
      // keyCertSign and cRLSign, bits 5 and 6.
      extension(Oid.keyUsage, bitString(Uint8Array.of(0b0000_0110), 1), true),
      ...common,
    );
  }
  return sequence(
    extension(Oid.basicConstraints, sequence(), true),
    // digitalSignature, bit 0.
    extension(Oid.keyUsage, bitString(Uint8Array.of(0b1000_0000), 7), true),
    extension(Oid.extendedKeyUsage, sequence(oid(Oid.serverAuthentication))),
    extension(Oid.subjectAlternativeName, sequence(...facts.names.map(generalName))),
    ...common,
  );
}

const extension = (id: string, content: Der, critical = false): Der =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(content));

/** `[2]` a DNS name, `[7]` an IP address in network order. */
function generalName(name: string): Der {
  const { isIP } = process.getBuiltinModule('node:net');
  return isIP(name) === 0 ? implicit(2, Buffer.from(name, 'ascii')) : implicit(7, addressBytes(name));
}

function addressBytes(address: string): Uint8Array {
  if (!address.includes(':')) return Uint8Array.from(address.split('.').map(Number));
  const [head = '', tail] = address.split('::');
  const words = (part: string): number[] =>
    part
      .split(':')
      .filter(Boolean)
      .map((word) => Number.parseInt(word, 16));
  const [left, right] = [words(head), words(tail ?? '')];
  const gap = Array.from({ length: 8 - left.length - right.length }, () => 0);
  return Uint8Array.from([...left, ...gap, ...right].flatMap((word) => [word >> 8, word & 0xff]));
}

const nameOf = (commonName: string): Der =>
  sequence(
    set(sequence(oid(Oid.organization), utf8String('Isthmus'))),
    set(sequence(oid(Oid.commonName), utf8String(commonName))),
  );

const spki = (key: KeyObject): Uint8Array => key.export({ type: 'spki', format: 'der' });

/** SHA-1 of the public key's bits, without the wrapping (RFC 5280, 4.2.1.2): the last 65 bytes of a P-256 key. */
const keyIdentifier = (key: KeyObject): Uint8Array =>
  process.getBuiltinModule('node:crypto').createHash('sha1').update(spki(key).subarray(-65)).digest();

function pem(der: Der): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
