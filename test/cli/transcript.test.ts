import { describe, expect, test } from 'vitest';
import { pythonJson, transcriptEntry } from '../../src/cli/tutorial/python-json.ts';
import { parseTranscript, REAL_OUTPUT } from './real-output.ts';
import { isthmus, makeRoom } from './spawn.ts';

const RULE = '-'.repeat(27);

describe('the format of the original', () => {
  test('banner of 27 dashes on each side, JSON as Python 2 prints it', () => {
    const answer = { RequestId: 'A', List: [1, { B: true }], Empty: [], None: null, ä: '中"\n' };
    expect(transcriptEntry('create_route_entry', answer)).toBe(
      [
        `${RULE}create_route_entry${RULE}`,
        '{',
        '  "RequestId": "A", ',
        '  "List": [',
        '    1, ',
        '    {',
        '      "B": true',
        '    }',
        '  ], ',
        '  "Empty": [], ',
        '  "None": null, ',
        '  "\\u00e4": "\\u4e2d\\"\\n"',
        '}',
      ].join('\n'),
    );
    expect(pythonJson({})).toBe('{}');
  });

  test('the real output printed again is the real output', () => {
    const printed = parseTranscript(REAL_OUTPUT).map(({ action, answer }) => transcriptEntry(action, answer));
    expect(printed.join('\n')).toBe(REAL_OUTPUT);
  });
});

/** Every place in a value and the type found there. */
function shape(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => shape(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [`${path}: ${value === null ? 'null' : typeof value}`];
  return Object.entries(value).flatMap(([key, item]) => shape(item, `${path}.${key}`));
}

/** Values that are the same in every run of the tutorial. */
const FIXED = [
  'TotalCount',
  'PageNumber',
  'PageSize',
  'BusinessStatus',
  'Role',
  'Spec',
  'Status',
  'EndTime',
  'OppositeInterfaceSpec',
  'RouterType',
  'OppositeBandwidth',
  'HasReservationData',
  'OppositeInterfaceBusinessStatus',
  'OppositeRouterType',
  'OppositeRegionId',
  'CrossBorder',
  'OppositeInterfaceOwnerId',
  'Bandwidth',
  'ChargeType',
];

const fixedIn = (text: string) =>
  parseTranscript(text).map(({ answer }) => {
    const found: string[] = [];
    JSON.stringify(answer, (key, value) => {
      if (FIXED.includes(key)) found.push(`${key}=${String(value)}`);
      return value;
    });
    return found.sort();
  });

test('isthmus tutorial --transcript is the tutorial, field for field', async () => {
  const { code, out, err } = await isthmus(['tutorial', '--transcript'], makeRoom());
  expect(err).toBe('');
  expect(code).toBe(0);
  const ours = parseTranscript(out.trimEnd());
  const real = parseTranscript(REAL_OUTPUT);
  expect(ours.map(({ action }) => action)).toEqual(real.map(({ action }) => action));
  for (const [index, { answer }] of ours.entries()) {
    expect([...shape(answer)].sort()).toEqual([...shape(real[index]?.answer)].sort());
  }
  expect(fixedIn(out.trimEnd())).toEqual(fixedIn(REAL_OUTPUT));
  // Every line of banner and layout as the original has it.
  expect(ours.map(({ action, answer }) => transcriptEntry(action, answer)).join('\n')).toBe(out.trimEnd());
});
