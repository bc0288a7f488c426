import { z } from 'zod';
import type { Account } from '../../../cloud/index.ts';
import type { RawProblem } from '../../../document/problem.ts';
import { readSetting } from './read-setting.ts';

const text = (form: RegExp, expected: string) => z.string({ error: expected }).regex(form, expected);

const accessKey = z.strictObject({
  id: text(/^[\w.-]{1,128}$/, 'the id of an access key'),
  secret: text(/^\S{1,256}$/, 'a secret without blanks'),
  securityToken: text(/^\S{1,4096}$/, 'a token without blanks').optional(),
  expiresAt: z.iso.datetime({ error: 'a time such as 2030-01-01T00:00:00Z' }).optional(),
});

const resourceGroup = z.strictObject({
  id: text(/^rg-[a-z0-9]+$/, 'an id such as rg-acfmxazb4ph6aiy'),
  name: text(/^[\w-]{1,64}$/, 'a name of letters, digits, dashes and underscores'),
  displayName: z.string().max(128).optional(),
});

const account = z.strictObject({
  id: text(/^\d{1,16}$/, 'an account id of at most 16 digits, in quotes'),
  accessKeys: z.array(accessKey).min(1, 'at least one access key'),
  resourceGroups: z.array(resourceGroup).min(1, 'at least one group, the default one first').optional(),
  purchaseClosed: z.boolean().optional(),
});

const accountsSchema = z.strictObject({ accounts: z.array(account).min(1, 'at least one account') });

/** Reads `--accounts FILE`. An account that names no resource groups gets the default one. */
export async function readAccounts(directory: string, file: string): Promise<readonly Account[]> {
  const { accounts } = await readSetting({ directory, file, flag: '--accounts' }, accountsSchema, check);
  return accounts.map(({ id, accessKeys, resourceGroups, purchaseClosed }) => ({
    id,
    accessKeys: accessKeys.map(({ securityToken, expiresAt, ...key }) => ({
      ...key,
      ...(securityToken === undefined ? {} : { securityToken }),
      ...(expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) }),
    })),
    resourceGroups: (resourceGroups ?? [{ id: `rg-acfm${id.slice(-11)}`, name: 'default' }]).map((group) => ({
      ...group,
      displayName: group.displayName ?? group.name,
    })),
    ...(purchaseClosed === undefined ? {} : { purchaseClosed }),
  }));
}

/** Ids tell accounts and keys apart, so none may be there twice. */
function check({ accounts }: z.output<typeof accountsSchema>): readonly RawProblem[] {
  const seen = new Set<string>();
  const once = (id: string, path: RawProblem['path'], what: string): readonly RawProblem[] => {
    const key = `${what} ${id}`;
    if (seen.has(key)) return [{ path, message: `${what} ${id} is there twice` }];
    seen.add(key);
    return [];
  };
  return accounts.flatMap(({ id, accessKeys }, index) => [
    ...once(id, ['accounts', index, 'id'], 'account'),
    ...accessKeys.flatMap((key, position) =>
      once(key.id, ['accounts', index, 'accessKeys', position, 'id'], 'access key'),
    ),
  ]);
}
