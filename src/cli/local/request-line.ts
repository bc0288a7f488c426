import type { LogEntry } from '../../cloud/index.ts';
import { padEnd } from '../layout.ts';
import type { Paint } from '../paint.ts';

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
  // A parameter that is not emulated has no effect: saying so saves an afternoon.
  if (entry.unknown.length > 0) parts.push(paint.yellow(`ignored: ${entry.unknown.join(', ')}`));
  if (entry.crash !== undefined) parts.push(`\n${entry.crash}`);
  return parts.join('  ');
}
