import { usageError } from '../command-error.ts';
import type { NetworkFacts } from './spec-text.ts';

const NAME = /^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/;

/**
 * Reads `app=vpc-…`, `app=vrt-…`, `app=the VPC's name`, or the VPC alone (then the network is called `network-1` …).
 * @throws CommandError (exit code 2)
 */
export function networkFrom(word: string, index: number): NetworkFacts {
  const equals = word.indexOf('=');
  const name = equals === -1 ? `network-${index + 1}` : word.slice(0, equals).trim();
  const value = (equals === -1 ? word : word.slice(equals + 1)).trim();
  if (!NAME.test(name)) {
    throw usageError(
      `"${name}" cannot name a network; use lower-case letters, digits and dashes, a letter first.`,
      'For example: app=vpc-bp15opprpg0rgxxxxxxxx',
    );
  }
  if (value === '') throw usageError(`Network ${name} names no VPC.`, `For example: ${name}=vpc-bp15opprpg0rgxxxxxxxx`);
  return { name, by: by(value), value };
}

function by(value: string): NetworkFacts['by'] {
  if (/^vpc-[a-z0-9]+$/.test(value)) return 'vpc';
  return /^vrt-[a-z0-9]+$/.test(value) ? 'router' : 'name';
}

/** A name for the interconnect out of a folder's name. */
export function nameFrom(folder: string): string {
  const cleaned = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  return cleaned === '' ? 'interconnect' : cleaned;
}
