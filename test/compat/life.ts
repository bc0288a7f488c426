import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LocalCloud, type LogEntry } from '../../src/cloud/index.ts';
import * as pair from './life/pair.ts';
import { beforeInterfaces, type Provoked, whileActive, whileIdle, whileInactive, withTable } from './life/refusals.ts';
import * as routes from './life/routes.ts';
import * as site from './life/site.ts';
import * as tables from './life/tables.ts';
import { takeDown } from './life/take-down.ts';
import type { Aim, Client } from './support/client.ts';
import type { OfficialClient } from './support/official-client.ts';
import { describeWith } from './support/requires.ts';
import { said, type Talk } from './support/said.ts';

/**
 * The same life for every official client: two VPCs are laid out, interconnected, looked at from all sides, and taken
 * down; on the way everything is refused that the cloud refuses. The client makes every call itself, lists and polls too.
 */
export function theSameLife(client: OfficialClient): void {
  describeWith(client.needs, client.name, () => {
    const log: LogEntry[] = [];
    let cloud: LocalCloud;
    let aim: Aim;
    let running: Client;
    let talk: Talk;
    let here: site.Site;

    beforeAll(async () => {
      // Everything takes its time, but a tenth of it.
      cloud = await LocalCloud.start({ timing: { speed: 10 }, log: (entry) => log.push(entry) });
      const { accessKeyId, accessKeySecret } = cloud.credentials;
      aim = { endpoint: cloud.endpoint, region: cloud.region, accessKeyId, accessKeySecret };
      running = await client.start(aim);
      talk = said(running, aim.region);
    }, 600_000);

    afterAll(async () => {
      running?.close();
      await cloud?.stop();
    });

    /** A step of the life. They build on each other, in this order. */
    const step = (what: string, does: (talk: Talk, here: site.Site) => Promise<unknown>): void => {
      it(what, async () => {
        await does(talk, here);
      });
    };

    const refuses = (when: string, all: readonly Provoked[]): void => {
      describe(`refuses, ${when},`, () => {
        it.each(all)('$because', async ({ action, params, status, code }) => {
          const refusal = await talk.refusal(action, params(here));
          expect(refusal).toMatchObject({ code, message: expect.any(String), requestId: expect.stringMatching(UUID) });
          if (refusal.status !== undefined) expect(refusal.status).toBe(status);
          expect(log.at(-1)).toMatchObject({ requestId: refusal.requestId, status, code });
        });
      });
    };

    it('is refused with a wrong secret, and with an unknown key', async () => {
      const attempts = [
        { wrong: { accessKeySecret: 'wrong' }, code: client.wrongSecret ?? 'SignatureDoesNotMatch' },
        { wrong: { accessKeyId: 'nobody' }, code: 'InvalidAccessKeyId.NotFound' },
      ];
      for (const { wrong, code } of attempts) {
        const stranger = await client.start({ ...aim, ...wrong });
        const refusal = await said(stranger, aim.region).refusal('DescribeVpcs', {});
        stranger.close();
        expect(refusal.code).toBe(code);
      }
    });

    it('lays out two VPCs with vSwitches', async () => {
      here = await site.layOut(talk);
    });
    step('reads names and descriptions back as it wrote them', site.readBack);
    step('finds regions and zones', site.regionsAndZones);
    step('pages through lists and filters them', site.lists);
    step('gets the same VPC for the same client token', site.clientToken);
    step('changes what can be changed', site.changes);
    step('tags, lists by tag, and takes tags off', site.tags);
    step('gives a VPC a second block and takes it back', tables.secondaryBlock);
    step('creates a route table and gives it to a vSwitch', tables.createTable);
    refuses('with a custom route table', withTable);
    refuses('before there are interfaces', beforeInterfaces);
    step('creates a router interface on each side', pair.createInterfaces);
    refuses('while the interfaces are idle', whileIdle);
    step('points the interfaces at each other and connects them', pair.connect);
    step('finds the interfaces by every filter', pair.findInterfaces);
    step('tags an interface', pair.tagInterface);
    step('routes through the pair, in both directions', routes.create);
    step('lists, filters and pages route entries', routes.list);
    step('renames a route entry', routes.rename);
    step('creates and deletes route entries by the batch', tables.batch);
    refuses('while the pair is active', whileActive);
    step('deactivates and activates one side', pair.deactivateAndActivate);
    step('deactivates both sides', pair.deactivate);
    refuses('while the pair is inactive', whileInactive);
    step('takes the route table back and deletes it', tables.deleteTable);
    step('takes everything down, to the last resource', takeDown);

    it('has sent nothing that the cloud does not know, and met no error of the cloud', () => {
      expect(log.flatMap(({ action, unknown }) => unknown.map((name) => `${action} ${name}`))).toEqual([]);
      expect(log.filter(({ status }) => status >= 500)).toEqual([]);
    });
  });
}

const UUID = /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
