import { appendFileSync } from 'node:fs';
import type { LogEntry } from '../../src/cloud/gateway/log.ts';

/** Where to note which refusals the tests provoke, a line each; `npm run error-codes` names it, and reads it afterwards. */
const FILE = process.env.ISTHMUS_PROVOKED;

/** Notes a call that was refused, unless by a fault: a fault can bring any code. */
export function noteRefusal({ action, code, fault }: LogEntry): void {
  if (code !== undefined && fault === undefined) note(`${action} ${code}`);
}

interface Batch {
  readonly FailedRouteEntries?: readonly { readonly FailedCode: string }[];
}

/** Notes the items that a batch refused, while the call succeeded. */
export function noteBatch(action: string, body: object): void {
  const { FailedRouteEntries: items = [] } = body as Batch;
  for (const { FailedCode } of items) note(`${action} ${FailedCode}`);
}

function note(line: string): void {
  if (FILE !== undefined) appendFileSync(FILE, `${line}\n`);
}
