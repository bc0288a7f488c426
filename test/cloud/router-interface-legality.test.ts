import { describe, expect, it } from 'vitest';
import { CALLS, legality, SENT, STATUSES } from './router-interface-legality.ts';
import { startPair } from './router-interface-support.ts';

describe('each cell of the table of legal calls', () => {
  const cells = STATUSES.flatMap((status) => CALLS.map((name) => [status, name, legality(status, name)] as const));
  it.each(cells)('%s: %s answers %s', (status, name, expected) => {
    const cloud = startPair();
    const { initiator, acceptor } = cloud.pair();
    const connected = status !== 'Idle';
    cloud.world.store.tables.routerInterfaces.update(initiator, {
      status,
      connectedTo: connected ? acceptor : null,
    });
    if (connected) {
      cloud.world.store.tables.routerInterfaces.update(acceptor, { status: 'Active', connectedTo: initiator });
    }
    const [action, parameters] = SENT[name];
    const answer = cloud.send(action, { RouterInterfaceId: initiator, ...parameters });
    expect(answer.body.Code ?? 'OK').toBe(expected);
    const shown = cloud.find(initiator)?.Status;
    if (expected !== 'OK') expect(shown).toBe(status);
  });

  it('counts for either end of DeleteExpressConnect', () => {
    const cloud = startPair();
    const { initiator, acceptor } = cloud.connected();
    cloud.on('DeactivateRouterInterface', initiator);
    expect(cloud.refused('DeleteExpressConnect', acceptor)).toBe('400 IncorrectStatus.RouterInterface');
  });
});
