import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureAuthority, openAuthority } from '../../src/cloud/tls/authority.ts';

const DAY = 86_400_000;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isthmus-ca-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

describe('the certificate authority', () => {
  it('is made once, and kept with a key that nobody else can read', () => {
    const file = ensureAuthority(folder);
    const before = readFileSync(file, 'utf8');
    expect(ensureAuthority(folder)).toBe(file);
    expect(openAuthority(folder).certificate).toBe(before);
    expect(readdirSync(folder)).toEqual(['ca']);
    expect(readdirSync(join(folder, 'ca')).sort()).toEqual(['isthmus-ca.key', 'isthmus-ca.pem']);
    expect([modeOf(join(folder, 'ca')), modeOf(file.replace(/pem$/, 'key'))]).toEqual(['700', '600']);
  });

  it('is an authority, signs itself, and is good for ten years', () => {
    const x509 = new X509Certificate(openAuthority(folder).certificate);
    expect(x509.ca).toBe(true);
    expect(x509.verify(x509.publicKey)).toBe(true);
    expect(x509.checkIssued(x509)).toBe(true);
    expect(x509.validToDate.getTime() - Date.now()).toBeGreaterThan(3600 * DAY);
    expect(x509.subject).toMatch(/^O=Isthmus\nCN=Isthmus local cloud [0-9a-f]{8}$/);
  });

  it('vouches for servers by name and address', () => {
    const authority = openAuthority(folder);
    const issuer = new X509Certificate(authority.certificate);
    const names = ['localhost', '*.aliyuncs.com', '127.0.0.1', '::1', '2001:db8::8:800:200c:417a'];
    const x509 = new X509Certificate(authority.serverCertificate(names).cert);
    expect(x509.checkIssued(issuer) && x509.verify(issuer.publicKey)).toBe(true);
    expect(x509.ca).toBe(false);
    for (const host of ['localhost', 'vpc.aliyuncs.com']) expect(x509.checkHost(host)).toBeDefined();
    for (const address of ['127.0.0.1', '::1', '2001:db8::8:800:200c:417a'])
      expect(x509.checkIP(address)).toBe(address);
    for (const host of ['example.com', 'vpc.cn-hangzhou.aliyuncs.com', 'aliyuncs.com']) {
      expect(x509.checkHost(host)).toBeUndefined();
    }
    expect(x509.checkIP('127.0.0.2')).toBeUndefined();
    expect(x509.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    // Clients on macOS take no certificate of more than 825 days.
    expect(x509.validToDate.getTime() - x509.validFromDate.getTime()).toBeLessThan(825 * DAY);
  });

  it('gives each certificate a number of its own', () => {
    const authority = openAuthority(folder);
    const serials = Array.from(
      { length: 50 },
      () => new X509Certificate(authority.serverCertificate(['a']).cert).serialNumber,
    );
    expect(new Set(serials).size).toBe(50);
  });

  it('that has expired makes room for a new one', () => {
    const old = readFileSync(ensureAuthority(folder, Date.now() - 5000 * DAY), 'utf8');
    expect(openAuthority(folder).certificate).not.toBe(old);
  });

  it('whose key is not its own is refused in words', () => {
    const file = ensureAuthority(folder);
    const other = ensureAuthority(join(folder, 'other'));
    writeFileSync(file, readFileSync(other));
    expect(() => openAuthority(folder)).toThrow(/do not belong together; delete the folder/);
  });
});
