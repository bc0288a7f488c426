import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Assembly } from '../assemble.ts';
import { type AdminCall, AdminError, type AdminRoute, sendError, sendJson } from './answer.ts';
import { checkCaller } from './guard.ts';
import { clockRoutes } from './routes/clock.ts';
import { faultRoutes } from './routes/faults.ts';
import { logRoutes } from './routes/log.ts';
import { probeRoutes } from './routes/probe.ts';
import { stateRoutes } from './routes/state.ts';

/** Where the admin API lives: no product of Alibaba Cloud has a path but `/`. */
export const ADMIN_PATH = '/_isthmus';

/** A snapshot of a million resources is some hundred MiB. */
const MAX_BODY = 1024 * 1024 * 1024;

const healthRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: /^$/,
    shown: '',
    summary: 'this list',
    run: () => ({ routes: ROUTES.map(({ method, shown, summary }) => `${method} ${ADMIN_PATH}${shown}: ${summary}`) }),
  },
  {
    method: 'GET',
    path: /^\/health$/,
    shown: '/health',
    summary: 'answers as long as the process does',
    run: () => ({ status: 'ok' }),
  },
  {
    method: 'GET',
    path: /^\/ready$/,
    shown: '/ready',
    summary: '200 when API calls can be made, writes included; else 503',
    run({ cloud, stopping }) {
      if (stopping) throw new AdminError(503, 'Stopping', 'The local cloud is being stopped.');
      if (cloud.world.store.writable()) return { status: 'ready' };
      throw new AdminError(503, 'NotWritable', 'The store takes no writes: look at the folder given with --data.');
    },
  },
];

const ROUTES: readonly AdminRoute[] = [
  ...healthRoutes,
  ...faultRoutes,
  ...clockRoutes,
  ...logRoutes,
  ...stateRoutes,
  ...probeRoutes,
];

/** Answers one request to the admin API. Never throws. */
export async function serveAdmin(
  cloud: Assembly,
  request: IncomingMessage,
  response: ServerResponse,
  stopping: boolean,
): Promise<void> {
  try {
    checkCaller(request);
    const [path = '', query = ''] = (request.url ?? '').slice(ADMIN_PATH.length).split('?', 2);
    const { route, matched } = find(request.method ?? '', path.replace(/\/$/, ''));
    const text = await bodyOf(request);
    const call: AdminCall = {
      ...{ cloud, request, response, text, matched, stopping },
      query: new URLSearchParams(query),
      json: () => parse(text),
    };
    const data = await route.run(call);
    if (data !== undefined) sendJson(response, 200, data);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sendError(response, error instanceof AdminError ? error : internal(error));
  }
}

function find(method: string, path: string): { readonly route: AdminRoute; readonly matched: readonly string[] } {
  const there = ROUTES.flatMap((route) => {
    const matched = route.path.exec(path);
    return matched ? [{ route, matched: matched.slice(1) }] : [];
  });
  const found = there.find(({ route }) => route.method === method);
  if (found) return found;
  if (there.length === 0) {
    throw new AdminError(
      404,
      'NotFound',
      `There is nothing at ${ADMIN_PATH}${path}; GET ${ADMIN_PATH} lists what there is.`,
    );
  }
  const allowed = there.map(({ route }) => route.method).join(', ');
  throw new AdminError(405, 'MethodNotAllowed', `${ADMIN_PATH}${path} takes ${allowed}.`);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY) throw new AdminError(413, 'TooLarge', `The body is larger than ${MAX_BODY} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AdminError(400, 'InvalidJson', `The body is no JSON: ${(error as Error).message}.`);
  }
}

const internal = (error: unknown): AdminError =>
  new AdminError(
    500,
    'InternalError',
    `The local cloud itself failed: ${error instanceof Error ? error.message : error}`,
  );
