import type { RunningCloud } from './running-cloud.ts';

/**
 * A file with the authorities that this machine trusts and the local cloud's besides: SSL_CERT_FILE and its like replace what
 * a program trusts, and a shell aimed at the local cloud should still reach the rest of the world. Made anew when the
 * authority is newer. @returns the file; where none can be written, the authority's own
 */
export function trustBundle({ certificateAuthority }: Pick<RunningCloud, 'certificateAuthority'>): string {
  const fs = process.getBuiltinModule('node:fs');
  const { dirname, join } = process.getBuiltinModule('node:path');
  const { getCACertificates } = process.getBuiltinModule('node:tls');
  const bundle = join(dirname(certificateAuthority), 'isthmus-bundle.pem');
  try {
    const made = fs.statSync(bundle, { throwIfNoEntry: false });
    if (made && made.mtimeMs > fs.statSync(certificateAuthority).mtimeMs) return bundle;
    const known = new Set([...getCACertificates('system'), ...getCACertificates('bundled')]);
    const own = fs.readFileSync(certificateAuthority, 'utf8');
    const draft = `${bundle}.${process.pid}`;
    fs.writeFileSync(draft, [own, ...known].map((pem) => `${pem.trim()}\n`).join(''));
    fs.renameSync(draft, bundle);
    return bundle;
  } catch {
    return certificateAuthority;
  }
}
