import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Assembly } from '../assemble.ts';

/** A request to the admin API that is not carried out: HTTP status, a stable word, and a sentence for people. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly status: number;
  readonly code: string;
  readonly details: unknown;

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** What a route of the admin API is given. */
export interface AdminCall {
  readonly cloud: Assembly;
  /** What the path's pattern captured. */
  readonly matched: readonly string[];
  readonly query: URLSearchParams;
  /** The body as text; empty where there is none. */
  readonly text: string;
  /** The body as JSON; undefined where there is none. @throws AdminError when it is no JSON */
  json(): unknown;
  /** For answers that go on and on. */
  readonly response: ServerResponse;
  readonly request: IncomingMessage;
  /** The local cloud is being stopped. */
  readonly stopping: boolean;
}

/** A route answers with data, sent as JSON; undefined means that it takes care of the response itself. */
export interface AdminRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: RegExp;
  /** For the list that `GET /_isthmus` gives. */
  readonly shown: string;
  readonly summary: string;
  run(call: AdminCall): unknown;
}

/** Sends data as JSON, never to be kept by a cache. */
export function sendJson(response: ServerResponse, status: number, data: unknown): void {
  const body = `${JSON.stringify(data)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  });
  response.end(body);
}

/** Sends an error as `{ "error": { code, message, details } }`. */
export function sendError(response: ServerResponse, { status, code, message, details }: AdminError): void {
  sendJson(response, status, { error: { code, message, ...(details === undefined ? {} : { details }) } });
}
