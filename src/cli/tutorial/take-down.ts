import type { Call } from '../calls.ts';
import { interfaceOf, type Role, type Scene } from './scene.ts';
import { type Patience, readState, waitFor } from './wait.ts';

const roles: readonly Role[] = ['acceptor', 'initiator'];

/** Whether the tutorial left something behind. */
export function isClean(scene: Scene): boolean {
  return scene.routes.size === 0 && roles.every((role) => scene.interfaces[role] === undefined);
}

/**
 * Takes down whatever of the fifteen steps exists, from whatever state it is in: routes, then both sides deactivated,
 * then deleted. What is gone already is no error. The scene keeps what could not be taken down.
 */
export async function takeDown(
  call: Call,
  scene: Scene,
  patience: Patience,
  tell: (line: string) => void,
): Promise<void> {
  const settle = (of: 'interface' | 'route', role: Role, status: string) =>
    waitFor(call, scene, { of, role, status }, patience, () => {});
  const state = (role: Role) => readState(call, scene, { of: 'interface', role, status: '' });
  for (const role of roles) {
    if (scene.interfaces[role] === undefined) continue;
    // Asked, not remembered: the answer to a create may have been lost after it took effect.
    const look = () => readState(call, scene, { of: 'route', role, status: '' });
    let status = await look();
    if (status === '') {
      scene.routes.delete(role);
      continue;
    }
    scene.routes.add(role);
    // An entry on its way refuses to be deleted; one that is being deleted needs no second call.
    if (status === 'Pending' || status === 'Modifying') await settle('route', role, 'Available');
    status = await look();
    if (status !== '' && status !== 'Deleting') {
      await call('DeleteRouteEntry', {
        RouteTableId: scene[role].routeTableId,
        DestinationCidrBlock: scene.destinations[role],
        NextHopId: interfaceOf(scene, role),
      });
    }
    await settle('route', role, '');
    scene.routes.delete(role);
    tell(`route ${scene.destinations[role]} deleted`);
  }
  for (const role of roles) {
    if (scene.interfaces[role] === undefined) continue;
    let now = await state(role);
    // A connection on its way can only be ended once it stands.
    if (/Connecting|Activating/.test(now)) await settle('interface', role, 'Active');
    now = await state(role);
    if (now === 'Active') await call('DeactivateRouterInterface', { RouterInterfaceId: interfaceOf(scene, role) });
    if (now === 'Active' || now === 'Deactivating') await settle('interface', role, 'Inactive');
  }
  for (const role of roles) {
    const id = scene.interfaces[role];
    if (id === undefined) continue;
    if ((await state(role)) !== '') await call('DeleteRouterInterface', { RouterInterfaceId: id });
    await settle('interface', role, '');
    delete scene.interfaces[role];
    tell(`router interface ${id} deleted`);
  }
}

/** Commands of the aliyun CLI that remove what is left, in the order that works. */
export function removalCommands(scene: Scene): readonly string[] {
  const line = (action: string, parameters: Readonly<Record<string, string>>) =>
    ['aliyun vpc', action, ...Object.entries(parameters).map(([name, value]) => `--${name} ${value}`)].join(' ');
  const region = { RegionId: scene.region };
  const left = roles.flatMap((role) => {
    const id = scene.interfaces[role];
    return id === undefined ? [] : [{ role, id }];
  });
  return [
    ...left
      .filter(({ role }) => scene.routes.has(role))
      .map(({ role, id }) =>
        line('DeleteRouteEntry', {
          ...region,
          RouteTableId: scene[role].routeTableId,
          DestinationCidrBlock: scene.destinations[role],
          NextHopId: id,
        }),
      ),
    ...left.map(({ id }) => line('DeactivateRouterInterface', { ...region, RouterInterfaceId: id })),
    ...left.map(({ id }) => line('DeleteRouterInterface', { ...region, RouterInterfaceId: id })),
  ];
}
