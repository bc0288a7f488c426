import { readFileSync } from 'node:fs';

/** An action, and a code that the vendor's sources name for it: `DeleteVpc DependencyViolation.VSwitch`. */
export type ActionCode = `${string} ${string}`;

/** What the codes of the gateway stand under. */
export const EVERY_ACTION = 'every action';

/** Actions whose pages repeat one table of codes: each code of it is some action's of the family. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  'network interfaces': [
    'AttachNetworkInterface',
    'DetachNetworkInterface',
    'CreateNetworkInterface',
    'DeleteNetworkInterface',
    'ModifyNetworkInterfaceAttribute',
    'AssignPrivateIpAddresses',
    'UnassignPrivateIpAddresses',
    'AssignIpv6Addresses',
    'UnassignIpv6Addresses',
  ],
};

/** The actions that an entry of documented-codes.json is about; none where it is about every action. */
export const actionsOf = (entry: string): readonly string[] =>
  entry === EVERY_ACTION ? [] : (FAMILIES[entry] ?? [entry]);

const file = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

const table: Readonly<Record<string, string>> = JSON.parse(file('documented-codes.json'));

/** Every code of every action in documented-codes.json, which is made by hand from the vendor's pages and metadata. */
export function documentedCodes(): ReadonlySet<ActionCode> {
  return new Set(
    Object.entries(table).flatMap(([action, codes]) => codes.split(' ').map((code): ActionCode => `${action} ${code}`)),
  );
}

/** A code, and the actions it concerns where it does not concern all that it is documented for. */
const EXCUSE = /`([^`]+)`(?:\s+\(([^)]+)\))?/g;

/**
 * The codes that docs/fidelity.md says are never answered; actions and codes that are not documented are among them as they
 * stand there.
 */
export function excusedCodes(): ReadonlySet<ActionCode> {
  const page = file('../../docs/fidelity.md');
  const section = /^## Codes that are never answered\n([\s\S]*?)^## /m.exec(page)?.[1] ?? '';
  const bullets = section.slice(section.indexOf('\n- '));
  return new Set(
    [...bullets.matchAll(EXCUSE)].flatMap(([, code = '', actions]) =>
      (actions?.replace(/\s+/g, ' ').split(', ') ?? documentedFor(code)).map(
        (action): ActionCode => `${action} ${code}`,
      ),
    ),
  );
}

function documentedFor(code: string): readonly string[] {
  const actions = Object.keys(table).filter((action) => table[action]?.split(' ').includes(code));
  return actions.length > 0 ? actions : ['no action'];
}
