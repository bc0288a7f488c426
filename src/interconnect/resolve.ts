import { nearestWord } from '../document/nearest.ts';
import { blocksOf, type RouteTable, type Vpc } from '../provider/index.ts';
import type { Problem } from './plan/types.ts';
import type { NetworkSpec } from './spec/types.ts';
import type { FoundNetwork, Inventory } from './world.ts';

/** The VPC that an entry of `networks` means. */
export function findNetwork(
  name: string,
  wanted: NetworkSpec,
  inventory: Inventory,
): { readonly network?: FoundNetwork; readonly problems: readonly Problem[] } {
  const matches = inventory.vpcs.filter((vpc) => isMeant(wanted, vpc));
  const [vpc, second] = matches;
  if (vpc === undefined) return { problems: [unknownVpc(name, wanted, inventory)] };
  if (second !== undefined) return { problems: [ambiguousVpc(name, wanted, matches)] };
  const problems: Problem[] = [];
  if (vpc.Status !== 'Available') {
    problems.push({
      code: 'VpcNotReady',
      message: `VPC ${vpc.VpcId} (${name}) is ${vpc.Status}, not Available.`,
      actions: ['Wait until it is Available, then run it again.'],
      objects: [vpc.VpcId],
    });
  }
  const tables = inventory.tables.filter((table) => table.VpcId === vpc.VpcId && table.AssociateType !== 'Gateway');
  const { routed, unknown } = routedTables(wanted, tables);
  for (const id of unknown) {
    problems.push({
      code: 'UnknownRouteTable',
      message: `Route table ${id} (${name}) does not exist in VPC ${vpc.VpcId}.`,
      actions: [`Name one of its route tables: ${tables.map((table) => table.RouteTableId).join(', ')}.`],
      objects: [id, vpc.VpcId],
    });
  }
  const vSwitches = inventory.vSwitches.filter((vSwitch) => vSwitch.VpcId === vpc.VpcId);
  const { place } = inventory;
  const account = inventory.account ?? (vpc.OwnerId === undefined ? undefined : String(vpc.OwnerId));
  const network = { name, place, vpc, blocks: blocksOf(vpc), tables, routed, vSwitches };
  return { network: account === undefined ? network : { ...network, account }, problems };
}

function isMeant(wanted: NetworkSpec, vpc: Vpc): boolean {
  if (wanted.vpc !== undefined) return vpc.VpcId === wanted.vpc;
  if (wanted.router !== undefined) return vpc.VRouterId === wanted.router;
  if (wanted.name !== undefined) return vpc.VpcName === wanted.name;
  const tags = new Map((vpc.Tags?.Tag ?? []).map((tag) => [tag.Key, tag.Value]));
  return Object.entries(wanted.tag ?? {}).every(([key, value]) => tags.get(key) === value);
}

/** How the spec names the VPC, in words. */
function selector(wanted: NetworkSpec): string {
  if (wanted.vpc !== undefined) return wanted.vpc;
  if (wanted.router !== undefined) return `with the VRouter ${wanted.router}`;
  if (wanted.name !== undefined) return `named "${wanted.name}"`;
  return `with the tags ${Object.entries(wanted.tag ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(', ')}`;
}

function unknownVpc(name: string, wanted: NetworkSpec, inventory: Inventory): Problem {
  const word = wanted.name ?? wanted.vpc ?? wanted.router;
  const words = inventory.vpcs.map((vpc) => (wanted.name ? vpc.VpcName : wanted.vpc ? vpc.VpcId : vpc.VRouterId));
  const nearest = word === undefined ? undefined : nearestWord(word, words);
  const meant = nearest === undefined ? '' : ` Did you mean "${nearest}"?`;
  const some = inventory.vpcs
    .slice(0, 8)
    .map((vpc) => (vpc.VpcName === '' ? vpc.VpcId : `${vpc.VpcId} "${vpc.VpcName}"`));
  const list =
    some.length === 0
      ? 'there is no VPC at all'
      : `there are ${some.join(', ')}${some.length < inventory.vpcs.length ? ', …' : ''}`;
  return {
    code: 'UnknownVpc',
    message: `There is no VPC ${selector(wanted)} in ${inventory.place.region} (network ${name}).${meant}`,
    actions: [`Correct networks.${name} in the spec, or its region; in ${inventory.place.region} ${list}.`],
    objects: [name, ...(word === undefined ? [] : [word])],
  };
}

function ambiguousVpc(name: string, wanted: NetworkSpec, matches: readonly Vpc[]): Problem {
  const ids = matches.map((vpc) => vpc.VpcId);
  return {
    code: 'AmbiguousVpc',
    message: `${ids.length} VPCs ${selector(wanted).replace(/^with/, 'have')} match network ${name}: ${ids.join(', ')}.`,
    actions: [`Name one of them by its id: networks.${name}.vpc.`],
    objects: ids,
  };
}

function routedTables(
  wanted: NetworkSpec,
  tables: readonly RouteTable[],
): { readonly routed: readonly string[]; readonly unknown: readonly string[] } {
  const ids = tables.map((table) => table.RouteTableId);
  const chosen = wanted.routeTable === undefined ? (wanted.routeTables ?? 'system') : [wanted.routeTable];
  if (chosen === 'all') return { routed: ids, unknown: [] };
  if (chosen === 'system') {
    return {
      routed: tables.filter((table) => table.RouteTableType === 'System').map((table) => table.RouteTableId),
      unknown: [],
    };
  }
  return { routed: chosen.filter((id) => ids.includes(id)), unknown: chosen.filter((id) => !ids.includes(id)) };
}
