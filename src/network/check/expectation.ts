import { FindingCode } from '../lint/finding.ts';

/**
 * What somebody expects of a network. Ends are words that whoever asks must know: names, ids, addresses, blocks; and
 * `internet`, `everything`.
 */
export type Expectation =
  /** Packets arrive and answers come back: for every pair of subnets, or for one at least. */
  | { readonly kind: 'can-reach'; readonly from: string; readonly to: string; readonly subnets: 'all' | 'any' }
  /** No packet from there arrives here. */
  | { readonly kind: 'cannot-reach'; readonly from: string; readonly to: string }
  /** Nothing but these (and the place itself) reaches it. */
  | { readonly kind: 'only-reach'; readonly from: readonly string[]; readonly to: string }
  /** Lint has nothing of this sort to say; no codes: nothing at all. */
  | { readonly kind: 'none'; readonly codes: readonly FindingCode[]; readonly errorsOnly: boolean };

/** The words after `no`, with what they mean. */
const THINGS: Readonly<Record<string, readonly FindingCode[]>> = {
  loops: [FindingCode.Loop],
  'black holes': [FindingCode.BlackHole],
  'dead next hops': [FindingCode.DeadNextHop],
  'peering transit': [FindingCode.PeeringTransit],
  'shadowed entries': [FindingCode.Shadowed],
  'overlapping blocks': [FindingCode.Overlap],
  'missing return routes': [FindingCode.MissingReturnRoute],
  'one-way connectivity': [FindingCode.OneWay, FindingCode.MissingReturnRoute],
  'default route that swallows': [FindingCode.DefaultRouteSwallows],
};

/** A word, or a text in double quotes. */
const END = '("[^"]+"|[^\\s",]+)';

const CAN = new RegExp(`^${END} can reach ${END}(?: on (all subnets|any subnet))?$`, 'i');
const EACH_OTHER = new RegExp(`^${END} and ${END} can reach each other(?: on (all subnets|any subnet))?$`, 'i');
const CANNOT = new RegExp(`^${END} (?:cannot|can not|must not) reach ${END}$`, 'i');
const ONLY = new RegExp(`^only (${END}(?:(?:, | and |, and )${END})*) can reach ${END}$`, 'i');

/** The forms a sentence may have, for people. */
export const FORMS: readonly string[] = [
  'A can reach B',
  'A can reach B on any subnet',
  'A and B can reach each other',
  'A cannot reach B',
  'only A, B can reach C',
  `no ${Object.keys(THINGS).join(', no ')}`,
  'no errors',
  'no findings',
];

/** Reads a sentence such as `app can reach data on all subnets`; undefined when it has none of the `FORMS`. */
export function parseExpectation(sentence: string): Expectation | undefined {
  const text = sentence.trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '');
  const can = CAN.exec(text) ?? EACH_OTHER.exec(text);
  if (can !== null) {
    const [, from = '', to = '', subnets = ''] = can;
    if (/^only$/i.test(from)) return undefined;
    return { kind: 'can-reach', from: bare(from), to: bare(to), subnets: /^any/i.test(subnets) ? 'any' : 'all' };
  }
  const cannot = CANNOT.exec(text);
  if (cannot !== null) return { kind: 'cannot-reach', from: bare(cannot[1] ?? ''), to: bare(cannot[2] ?? '') };
  const only = ONLY.exec(text);
  if (only !== null) {
    const from = [...(only[1] ?? '').matchAll(/"[^"]+"|[^\s",]+/g)]
      .map(([word]) => word)
      .filter((word) => word !== 'and');
    return { kind: 'only-reach', from: from.map(bare), to: bare(only.at(-1) ?? '') };
  }
  const thing = /^no (.+)$/i.exec(text)?.[1]?.toLowerCase();
  if (thing === undefined) return undefined;
  if (thing === 'errors' || thing === 'findings') return { kind: 'none', codes: [], errorsOnly: thing === 'errors' };
  const codes = THINGS[thing] ?? Object.values(FindingCode).filter((code) => code === thing);
  return codes.length === 0 ? undefined : { kind: 'none', codes, errorsOnly: false };
}

const bare = (word: string): string => word.replace(/^"(.*)"$/, '$1');
