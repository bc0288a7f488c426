import { createInterface } from 'node:readline';
import type { Answer, Call } from './client.ts';

/** The loop of a client program written for Node: answers each call read on stdin, one JSON line each. */
export async function serveCalls(answer: (call: Call) => Promise<Answer>): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line) as Call))}\n`);
  }
}
