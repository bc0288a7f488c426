import { ApiError } from '../../openapi/index.ts';
import { boolean, integer, list, type Parameter, text } from '../parameters.ts';
import type { PeerConnectionRow } from '../store/rows.ts';
import { illegalParameter } from './errors.ts';

/** The same parameter in this product's words: a malformed value answers `IllegalParam.<Name>`. */
const legal = <Value>(parameter: Parameter<Value>): Parameter<Value> => ({
  ...parameter,
  read(name, flat) {
    try {
      return parameter.read(name, flat);
    } catch (error) {
      throw error instanceof ApiError ? illegalParameter(name) : error;
    }
  },
});

export const legalInteger = legal(integer);
export const legalBoolean = legal(boolean);

/** An account id, kept as text: ids of 18 digits are beyond what a number holds. `0` and the like are no account. */
export const accountId: Parameter<string | undefined> = {
  ...text,
  read(name, flat) {
    const value = text.read(name, flat);
    if (value !== undefined && value !== '' && !/^[1-9]\d{0,18}$/.test(value)) throw illegalParameter(name);
    return value;
  },
};

/** Strings as `Name.1`, `Name.2` or as `Name=a,b`: this product's clients send both, or one plain string. */
export const anyList: Parameter<readonly string[]> = {
  ...list,
  read(name, flat) {
    const joined = flat.get(name);
    const single = joined ? joined.split(',').map((item) => item.trim()) : [];
    return [...list.read(name, flat), ...single].filter((item) => item !== '');
  },
};

type LinkType = Exclude<PeerConnectionRow['linkType'], ''>;

/** Gold and Platinum by the API page; the official Terraform provider takes Silver too. */
const LINK_TYPES: readonly string[] = ['Gold', 'Platinum', 'Silver'] satisfies readonly LinkType[];

export function linkTypeOf(value: string): LinkType {
  if (!LINK_TYPES.includes(value)) throw illegalParameter('LinkType');
  return value as LinkType;
}
