import { Agent, request } from 'node:http';
import { formatFlat } from '../../../src/openapi/index.ts';
import { chanceOf } from '../../support/chance.ts';
import { type Answered, type Parameters, signedParameters } from '../../support/signed-request.ts';
import { type Send, Tenant } from './tenant.ts';

/** Sends signed calls to a cloud over connections of its own, kept alive. Rejects when the server is gone. */
export function caller(url: string): { readonly send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true });
  const send = (action: string, parameters: Parameters): Promise<Answered<Record<string, string>>> =>
    new Promise((resolve, reject) => {
      const path = `/?${formatFlat(signedParameters(action, parameters))}`;
      const outgoing = request(url, { method: 'POST', path, agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
        response.on('error', reject);
        response.on('aborted', () => reject(new Error('the answer broke off')));
      });
      outgoing.on('error', reject);
      outgoing.end();
    });
  return { send, close: () => agent.destroy() };
}

/** Makes so many tenants, each with chance of its own. */
export const tenants = (count: number, seed: number): readonly Tenant[] =>
  Array.from({ length: count }, (_, index) => new Tenant(`tenant${index}`, chanceOf(seed * 1000 + index)));

interface Work {
  /** ms; without, until the server is gone. */
  readonly time?: number;
  /** Called after each call that was answered. */
  readonly answered?: () => void;
}

/** Lets all tenants work at once. @throws when a call is answered 5xx or not at all */
export async function work(all: readonly Tenant[], url: string, { time = Infinity, answered }: Work): Promise<void> {
  const { send, close } = caller(url);
  const end = performance.now() + time;
  try {
    await Promise.all(
      all.map(async (tenant) => {
        while (performance.now() < end) {
          await tenant.step(send);
          answered?.();
        }
      }),
    );
  } finally {
    close();
  }
}

export const total = (all: readonly Tenant[], of: (tenant: Tenant) => number): number =>
  all.reduce((sum, tenant) => sum + of(tenant), 0);
