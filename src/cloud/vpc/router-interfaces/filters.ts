import { errorCase } from '../../../openapi/index.ts';
import type { Account } from '../../accounts.ts';
import { list, type Parameter } from '../../parameters.ts';
import type { RouterInterfaceRow } from '../../store/rows.ts';
import type { Where } from '../../store/table.ts';

const UnknownKey = errorCase(
  404,
  'InvalidFilterKey.ValueNotSupported',
  'Specified filter key is not supported: Filter.X.key',
);
const NoValue = errorCase(400, 'InvalidParam.NotNull', 'The parameter must not be null.');
const IllegalParameter = errorCase(400, 'Parameter.Illegal', 'The parameter is illegal.');

/** `Filter.N.Value.M`; the plain `Filter.N.Value` of hand-made requests counts as one value. */
export const filterValue: Parameter<readonly string[]> = {
  ...list,
  read(name, flat) {
    const plain = flat.get(name);
    return plain === undefined ? list.read(name, flat) : [plain, ...list.read(name, flat)];
  },
};

/** Columns by filter key, in lower case: old samples write `status`. */
const COLUMNS = new Map<string, keyof RouterInterfaceRow & string>([
  ['routerinterfaceid', 'id'],
  ['routerid', 'router'],
  ['routertype', 'routerType'],
  ['routerinterfaceownerid', 'account'],
  ['oppositeinterfaceid', 'oppositeInterface'],
  ['oppositeroutertype', 'oppositeRouterType'],
  ['oppositerouterid', 'oppositeRouter'],
  ['oppositeinterfaceownerid', 'oppositeOwner'],
  ['status', 'status'],
  ['name', 'name'],
]);

interface Filter {
  readonly Key: string | undefined;
  readonly Value: readonly string[];
}

/**
 * The conditions of a list call: the values of a filter are alternatives, the filters must all hold, and so must the tags.
 * @param tagged the ids that carry the tags asked for; undefined when none were
 * @throws ApiError for an unknown key or a filter without values
 */
export function conditionsOf(
  account: Account,
  filters: readonly Filter[],
  tagged: readonly string[] | undefined,
): Where<RouterInterfaceRow> {
  const allowed = new Map<keyof RouterInterfaceRow & string, readonly string[]>(tagged ? [['id', tagged]] : []);
  for (const { Key: key, Value: values } of filters) {
    if (!key) throw IllegalParameter();
    const column = COLUMNS.get(key.toLowerCase());
    if (!column) throw UnknownKey();
    if (values.length === 0) throw NoValue();
    // Whatever owner is asked for, nobody sees another's: the account stays a condition of its own.
    const others = allowed.get(column) ?? (column === 'account' ? [account.id] : undefined);
    allowed.set(column, others ? values.filter((value) => others.includes(value)) : values);
  }
  return Object.fromEntries(allowed) as Where<RouterInterfaceRow>;
}
