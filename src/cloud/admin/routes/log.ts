import type { ServerResponse } from 'node:http';
import type { LogEntry } from '../../gateway/log.ts';
import { type AdminCall, AdminError, type AdminRoute } from '../answer.ts';

export const logRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: /^\/log$/,
    shown: '/log?after=N&limit=N&follow=true',
    summary: 'the last requests; with follow=true one JSON line each, as they come',
    run(call) {
      const entries = call.cloud.requests.entries(numberIn(call, 'after'), numberIn(call, 'limit'));
      if (call.query.get('follow') !== 'true') return { entries };
      follow(call, entries);
      return undefined;
    },
  },
];

function numberIn({ query }: AdminCall, name: string): number | undefined {
  const value = query.get(name);
  if (value === null) return undefined;
  if (!/^\d{1,15}$/.test(value)) throw new AdminError(400, 'InvalidParameter', `"${name}" must be a whole number.`);
  return Number(value);
}

/** A reader that lags so far behind is let go: the log must not grow the process. */
const MOST_UNREAD = 1024 * 1024;

function follow({ cloud, response }: AdminCall, before: readonly LogEntry[]): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  response.flushHeaders();
  for (const entry of before) writeLine(response, entry);
  const end = cloud.requests.follow((entry) => {
    if (response.writableLength > MOST_UNREAD) response.destroy();
    else writeLine(response, entry);
  });
  response.on('close', end);
}

const writeLine = (response: ServerResponse, entry: LogEntry): void => {
  response.write(`${JSON.stringify(entry)}\n`);
};
