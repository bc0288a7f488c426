import type { DriverInput, Link } from '../drivers/driver.ts';
import { isBetween } from '../drivers/router-interface/pairs.ts';
import { joins } from '../drivers/vpc-peering/peerings.ts';
import { ownerOfInterface, ownerOfPeering } from '../names.ts';
import type { Draft } from './draft.ts';

/** Whether what the spec takes over is there, is of the connection that names it, and is nobody else's. */
export function checkAdopted(input: DriverInput, draft: Draft): void {
  for (const link of input.links) for (const id of link.connect.adopt) checkOne(input, link, id, draft);
}

function checkOne(input: DriverInput, link: Link, id: string, draft: Draft): void {
  const found = input.world.interfaces.find((item) => item.RouterInterfaceId === id);
  const peering = input.world.peerings.find((item) => item.InstanceId === id);
  const owner = (found && ownerOfInterface(found)) ?? (peering && ownerOfPeering(peering));
  const where = `\`adopt\` of ${link.key}`;
  if (found === undefined && peering === undefined) {
    draft.warnings.push({
      code: 'AdoptedGone',
      message: `${id} in ${where} does not exist any more.`,
      actions: ['Take it out of the spec.'],
      objects: [id],
    });
  } else if (owner?.interconnect !== input.spec.name) {
    draft.problems.push({
      code: 'AdoptedElsewhere',
      message: `${id} in ${where} belongs to the interconnect "${owner?.interconnect}".`,
      actions: ['Change it there, or take it out of this spec.'],
      objects: [id],
    });
  } else if (!((found && isBetween(link, found)) || (peering && joins(peering, link.networks)))) {
    draft.problems.push({
      code: 'AdoptedMisfit',
      message: `${id} in ${where} does not join ${link.networks.map(({ name, vpc }) => `${name} (${vpc.VpcId})`).join(' and ')}.`,
      actions: ['See what joins them: isthmus import, with their two VPCs.'],
      objects: [id],
    });
  }
}
