import { nearestWord } from '../../document/nearest.ts';
import type { RawProblem } from '../../document/problem.ts';
import { CidrError, cidr } from '../../network/cidr.ts';
import type { ConnectSpec, NetworkSpec, Spec } from './types.ts';

/** What the schema cannot say: that the parts of a spec fit each other. */
export function checkSpec(spec: Spec): readonly RawProblem[] {
  return [
    ...Object.entries(spec.networks).flatMap(([name, network]) => checkNetwork(name, network)),
    ...spec.connect.flatMap((connect, index) => checkConnect(spec, connect, index)),
  ];
}

const SELECTORS = ['vpc', 'name', 'tag', 'router'] as const;

function checkNetwork(name: string, network: NetworkSpec): readonly RawProblem[] {
  const problems: RawProblem[] = [];
  const used = SELECTORS.filter((selector) => network[selector] !== undefined);
  const expected = 'exactly one of vpc, name, tag, router';
  if (used.length === 0)
    problems.push({ path: ['networks', name], message: 'nothing says which VPC this is', expected });
  const second = used[1];
  if (second !== undefined) {
    problems.push({
      path: ['networks', name, second],
      message: `${used.join(' and ')} both say which VPC this is`,
      expected,
      atKey: true,
    });
  }
  if (network.tag !== undefined && Object.keys(network.tag).length === 0) {
    problems.push({
      path: ['networks', name, 'tag'],
      message: 'no tag at all',
      expected: 'at least one key and value',
    });
  }
  if (network.routeTable !== undefined && network.routeTables !== undefined) {
    problems.push({
      path: ['networks', name, 'routeTables'],
      message: 'routeTable and routeTables both say which tables get routes',
      expected: 'one of the two',
      atKey: true,
    });
  }
  return problems;
}

function checkConnect(spec: Spec, connect: ConnectSpec, index: number): readonly RawProblem[] {
  const path = ['connect', index] as const;
  const problems: RawProblem[] = [];
  const known = Object.keys(spec.networks);
  for (const name of new Set(connect.between)) {
    if (known.includes(name)) continue;
    const nearest = nearestWord(name, known);
    const expected = `one of ${known.join(', ')}`;
    problems.push({
      path,
      message: `there is no network "${name}"`,
      expected,
      ...(nearest === undefined ? {} : { nearest }),
    });
  }
  const [a, b] = connect.between;
  if (a === b)
    problems.push({ path, message: `"${a}" cannot be connected with itself`, expected: 'two different networks' });
  const key = linkKey(connect);
  const first = spec.connect.findIndex((other) => linkKey(other) === key);
  if (first < index) {
    const message = `${a} and ${b} are connected already by entry ${first + 1}`;
    problems.push({ path, message, expected: 'each pair once: only one connection is possible between two VRouters' });
  }
  if (connect.bandwidth !== undefined && (connect.via ?? spec.via) === 'router-interface') {
    const expected = 'spec: a bandwidth class such as Large.2';
    const message = 'bandwidth is for VPC peerings, not for router interfaces';
    problems.push({ path: [...path, 'bandwidth'], message, expected, atKey: true });
  }
  for (const [side, list] of Object.entries(connect.destinations)) {
    const at = [...path, 'destinations', side];
    if (side !== a && side !== b) {
      const nearest = nearestWord(side, connect.between);
      const message = `"${side}" is not one of the two networks`;
      problems.push({
        path: at,
        message,
        expected: `${a} or ${b}`,
        atKey: true,
        ...(nearest === undefined ? {} : { nearest }),
      });
    }
    if (list === 'peer') continue;
    list.forEach((block, position) => {
      const message = cidrProblem(block);
      if (message !== undefined) problems.push({ path: [...at, position], message });
      else if (list.indexOf(block) < position)
        problems.push({ path: [...at, position], message: `${block} is there twice` });
    });
  }
  return problems;
}

function cidrProblem(block: string): string | undefined {
  try {
    cidr(block);
    return undefined;
  } catch (error) {
    if (error instanceof CidrError) return error.message;
    throw error;
  }
}

/** The identity of a connection: its two networks, whatever their order. */
export const linkKey = (connect: ConnectSpec): string => connect.between.toSorted().join('/');
