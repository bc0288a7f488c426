import { z } from 'zod';
import { DEFAULT_QUOTAS, type Quotas } from '../../../cloud/index.ts';
import { nearestWord } from '../../../document/nearest.ts';
import { usageError } from '../../command-error.ts';
import { readSetting } from './read-setting.ts';

const limit = z.int({ error: 'a whole number' }).min(0, 'a whole number from 0').max(1_000_000_000);
const names = Object.keys(DEFAULT_QUOTAS);
const schema = z.strictObject(Object.fromEntries(names.map((name) => [name, limit.optional()])));

/** Reads `--quotas`: each value is NAME=NUMBER, or a file of such pairs. What comes later counts. */
export async function readQuotas(directory: string, values: readonly string[]): Promise<Partial<Quotas>> {
  const quotas: Record<string, number> = {};
  for (const value of values) {
    const pair = /^([A-Za-z]+)=(.*)$/.exec(value);
    const [, name = '', number = ''] = pair ?? [];
    if (pair) quotas[name] = numberOf(name, number);
    else {
      const given = await readSetting({ directory, file: value, flag: '--quotas' }, schema);
      for (const [key, known] of Object.entries(given)) if (known !== undefined) quotas[key] = known;
    }
  }
  return quotas;
}

function numberOf(name: string, text: string): number {
  if (!names.includes(name)) {
    const guess = nearestWord(name, names);
    throw usageError(
      `--quotas: there is no quota "${name}".`,
      ...(guess === undefined ? [] : [`Did you mean ${guess}?`]),
      `There are ${names.join(', ')}.`,
    );
  }
  if (!/^\d{1,9}$/.test(text)) throw usageError(`--quotas: ${name} is "${text}"; it must be a whole number.`);
  return Number(text);
}
