import type { LogEntry } from '../../cloud/index.ts';
import { padEnd } from '../layout.ts';
import type { Paint } from '../paint.ts';

/** What mends the refusals that newcomers meet before anything works. */
const HINTS: Readonly<Record<string, string>> = {
  'InvalidAccessKeyId.NotFound': "→ the client uses other keys: `isthmus env` prints this cloud's",
  SignatureDoesNotMatch: "→ the client has another secret: `isthmus env` prints this cloud's",
  'InvalidTimeStamp.Expired': "→ the client's clock is more than 15 minutes off",
  InvalidVersion: '→ the client calls a product that is not emulated',
};

/** A request as one line: time, action, outcome, time taken; then what a developer should know about it. */
export function requestLine(entry: LogEntry, paint: Paint): string {
  const time = new Date(entry.time).toISOString().slice(11, 19);
  const outcome =
    entry.status < 400 ? paint.green(String(entry.status)) : paint.red(`${entry.status} ${entry.code ?? ''}`);
  const parts = [
    paint.dim(time),
    padEnd(entry.action ?? '(no action)', 34),
    outcome,
    paint.dim(`${entry.milliseconds.toFixed(1)} ms`),
  ];
  if (entry.message !== undefined) parts.push(entry.message);
  if (entry.fault !== undefined) parts.push(paint.yellow(`${entry.fault}${entry.lost ? ', no answer sent' : ''}`));
  const hint = HINTS[entry.code ?? ''];
  if (hint !== undefined) parts.push(paint.cyan(hint));
  // A parameter that is not emulated has no effect: saying so saves an afternoon.
  if (entry.unknown.length > 0) parts.push(paint.yellow(`ignored: ${entry.unknown.join(', ')}`));
  if (entry.crash !== undefined) parts.push(`\n${entry.crash}`);
  return parts.join('  ');
}
