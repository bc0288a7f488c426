import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages whose code lies in the published files, so that their licences must lie there too. */
export function licencesOf(moduleIds: readonly string[]): string {
  const folders = new Set(moduleIds.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0] ?? []));
  // A package that lies in several places is named once.
  const parts = new Set([...folders].sort().map(licenceOf));
  return `This package contains code of the packages below, each under its own licence.\n\n${[...parts].join('\n')}`;
}

/** @throws when a package names no licence */
function licenceOf(folder: string): string {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const spdx: unknown = license ?? licenses?.[0]?.type;
  if (typeof spdx !== 'string') throw new Error(`${name} names no licence: it cannot be published with this package.`);
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.\w+)?$/i.test(entry));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8').trim() : '';
  return `== ${name} ${version} (${spdx})\n${text === '' ? '' : `\n${text}\n`}`;
}
