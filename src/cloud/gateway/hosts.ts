/** A loopback name or address, without its port. */
export const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * Answers only to names that a client of ours would use: a page in a browser that rebinds its own name to 127.0.0.1 sends
 * that name. Odd spellings of real clients (`http://127.0.0.1:8080`, `127.0.0.1:8080/`) pass.
 */
export function hostCheck(extra: readonly string[]): (host: string | undefined) => boolean {
  let last: string | undefined;
  return (host) => {
    if (host === undefined) return false;
    if (host === last) return true;
    const name = host
      .replace(/^https?:\/\//i, '')
      .replace(/\/$/, '')
      .replace(/:\d{1,5}$/, '');
    const allowed = LOOPBACK.test(name) || /^[a-z0-9.-]+\.aliyuncs\.com$/i.test(name) || extra.includes(name);
    if (allowed) last = host;
    return allowed;
  };
}
