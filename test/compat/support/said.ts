import { setTimeout as sleep } from 'node:timers/promises';
import type { Call, Client, Refusal } from './client.ts';

type Params = Call['params'];

/** A client spoken to in one region: calls that must succeed, calls that must be refused, and waiting. */
export interface Talk {
  readonly region: string;
  /** Makes a call that must succeed; returns its body. @throws Error with the code when it is refused. */
  call<Body = { RequestId: string }>(action: string, params: Params): Promise<Body>;
  /** Makes a call that must be refused. @throws Error when it succeeds. */
  refusal(action: string, params: Params): Promise<Refusal>;
  /** Looks until the state is as wanted. @throws Error when it is not within ten seconds. */
  wait(look: () => Promise<string | undefined>, wanted: string): Promise<void>;
}

export function said(client: Client, region: string): Talk {
  /** RegionId among the parameters overrules the talk's region: clients want it apart, each in its own way. */
  const made = (action: string, { RegionId = region, ...params }: Params) =>
    client.call({ action, params, region: String(RegionId) });
  return {
    region,
    async call<Body>(action: string, params: Params) {
      const answer = await made(action, params);
      if (answer.ok) return answer.body as Body;
      const shown = JSON.stringify(params);
      throw new Error(`${action} ${shown} was refused: ${answer.status ?? ''} ${answer.code} ${answer.message}`);
    },
    async refusal(action, params) {
      const answer = await made(action, params);
      if (!answer.ok) return answer;
      throw new Error(`${action} ${JSON.stringify(params)} was not refused`);
    },
    async wait(look, wanted) {
      let state: string | undefined;
      for (const end = Date.now() + 10_000; Date.now() < end; await sleep(50)) {
        state = await look();
        if (state === wanted) return;
      }
      throw new Error(`Still ${state || 'gone'}, not ${wanted || 'gone'}, after ten seconds`);
    },
  };
}
