import type { IncomingMessage } from 'node:http';
import { AdminError } from './answer.ts';

const LOOPBACK_ADDRESS = /^(?:127(?:\.\d{1,3}){3}|::1|::ffff:127(?:\.\d{1,3}){3})$/;
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/**
 * The admin API changes everything and asks for no key, so only programs on this machine may call it: the connection comes
 * from loopback, `Host` is a loopback name (a page that rebinds its own name sends that name), and a page of another
 * origin, which a browser names in `Origin` or marks in `Sec-Fetch-Site`, gets nothing.
 * @throws AdminError 403
 */
export function checkCaller(request: IncomingMessage): void {
  const { host = '', origin, 'sec-fetch-site': site } = request.headers;
  if (!LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '')) {
    throw forbidden('Forbidden.Address', 'The admin API answers only to this machine, over loopback.');
  }
  if (!LOOPBACK_HOST.test(host)) {
    throw forbidden('Forbidden.Host', 'The admin API answers only to a loopback name: localhost, 127.0.0.1 or [::1].');
  }
  const own = origin === undefined || origin === `http://${host}` || origin === `https://${host}`;
  if (!own || site === 'cross-site' || site === 'same-site') {
    throw forbidden('Forbidden.Origin', 'The admin API does not answer to pages of another origin.');
  }
}

const forbidden = (code: string, message: string): AdminError => new AdminError(403, code, message);
