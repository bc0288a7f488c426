import { z } from 'zod';
import { REGIONS, type Region } from '../../../cloud/index.ts';
import type { RawProblem } from '../../../document/problem.ts';
import { sha256Hex } from '../../../openapi/index.ts';
import { readSetting } from './read-setting.ts';

const text = (form: RegExp, expected: string) => z.string({ error: expected }).regex(form, expected);

const region = z.strictObject({
  id: text(/^[a-z]{2,4}(?:-[a-z0-9]+)+$/, 'a region id such as cn-hangzhou'),
  zones: z
    .array(text(/^(?:[a-z]|[a-z0-9-]{3,60})$/, 'a zone such as cn-hangzhou-i, or its last letter'))
    .min(1, 'at least one zone'),
  name: z.string().optional(),
  code: text(/^[a-z0-9]{3}$/, 'three lower-case letters or digits').optional(),
});

const regionsSchema = z.strictObject({ regions: z.array(region).min(1, 'at least one region') });

/** Reads `--regions FILE`: these regions and no others. What is known of a region anyway need not be said. */
export async function readRegions(directory: string, file: string): Promise<readonly Region[]> {
  const { regions } = await readSetting({ directory, file, flag: '--regions' }, regionsSchema, check);
  return regions.map(({ id, zones, name, code }) => {
    const known = REGIONS.find((one) => one.id === id);
    return {
      id,
      code: codeOf({ id, code }),
      name: name === undefined ? (known?.name ?? { en: id, zh: id }) : { en: name, zh: name },
      zones: zones.map((zone) => fullZone(id, zone)),
    };
  });
}

/** A zone by its id, of which the last letter may stand for all. */
const fullZone = (region: string, zone: string): string =>
  zone.length > 1 ? zone : `${region}${/\d$/.test(region) ? '' : '-'}${zone}`;

interface Coded {
  readonly id: string;
  readonly code?: string | undefined;
}

/** The three characters that ids of the region begin with: given, known, or made of the region's name. */
const codeOf = ({ id, code }: Coded): string =>
  code ?? REGIONS.find((known) => known.id === id)?.code ?? sha256Hex(id).slice(0, 3);

function check({ regions }: z.output<typeof regionsSchema>): readonly RawProblem[] {
  return regions.flatMap((one, index) => {
    const twice = regions.findIndex(({ id }) => id === one.id) < index;
    const clash = regions.findIndex((other) => codeOf(other) === codeOf(one)) < index;
    if (twice) return [{ path: ['regions', index, 'id'], message: `${one.id} is there twice` }];
    const zones = one.zones.map((zone) => fullZone(one.id, zone));
    const again = zones.findIndex((zone, place) => zones.indexOf(zone) < place);
    if (again !== -1) return [{ path: ['regions', index, 'zones', again], message: `${zones[again]} is there twice` }];
    return clash
      ? [
          {
            path: ['regions', index],
            message: `its ids would begin like another region's: ${codeOf(one)}`,
            expected: 'another code',
          },
        ]
      : [];
  });
}
