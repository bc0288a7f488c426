import type { World } from '../world.ts';
import { NetworkMaker } from './network.ts';
import type { InitDocument } from './schema.ts';

/**
 * Makes the resources of a document, by the cloud's own actions, so that every rule holds; all are there and settled when
 * it returns, or, when it throws, none is.
 * @returns how many networks there are now more
 * @throws InitProblem at the first resource that the cloud refuses.
 */
export function applyInit(world: World, document: InitDocument): number {
  const networks = Object.entries(document.networks);
  world.store.settle(world.clock.now());
  world.store.transaction(() => {
    for (const [key, network] of networks) new NetworkMaker(world, document, key, network).make();
  });
  return networks.length;
}
