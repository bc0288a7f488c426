import { ApiError, type ErrorCase, type FlatParameters, missingParameter } from '../openapi/index.ts';

/**
 * A declared parameter of an action: how it is read from the flat wire form. A list of these is an action's parameter
 * table; whatever a request brings beyond it (and beyond the common parameters) is shown in the request log.
 */
export interface Parameter<Value> {
  readonly type: 'text' | 'integer' | 'boolean' | 'list' | 'objects' | 'struct';
  readonly required: boolean;
  /** Recognised, but without effect in the local cloud; docs/coverage.md says so. */
  readonly ignored: boolean;
  /** Members of an object, or of the objects of a list. */
  readonly members?: Declarations;
  /** @throws ApiError when the value is malformed. */
  read(name: string, flat: FlatParameters): Value;
}

export interface Declarations {
  readonly [name: string]: Parameter<unknown>;
}

/** The values that a table of declarations reads. */
export type ValuesOf<Declared extends Declarations> = {
  readonly [Name in keyof Declared]: Declared[Name] extends Parameter<infer Value> ? Value : never;
};

/** A string. Present but empty is kept as `''`: on a Modify action that clears a field. */
export const text: Parameter<string | undefined> = {
  type: 'text',
  required: false,
  ignored: false,
  read: (name, flat) => flat.get(name),
};

/** A decimal whole number. */
export const integer: Parameter<number | undefined> = {
  type: 'integer',
  required: false,
  ignored: false,
  read(name, flat) {
    const value = flat.get(name);
    if (value === undefined || value === '') return undefined;
    if (!/^-?\d{1,15}$/.test(value)) throw invalidParameter(name);
    return Number(value);
  },
};

/** `true` or `false` in any case: Python clients send `True`. */
export const boolean: Parameter<boolean | undefined> = {
  type: 'boolean',
  required: false,
  ignored: false,
  read(name, flat) {
    const value = flat.get(name)?.toLowerCase();
    if (value === undefined || value === '') return undefined;
    if (value !== 'true' && value !== 'false') throw invalidParameter(name);
    return value === 'true';
  },
};

/** Strings as `Name.1`, `Name.2` …; indices may have holes. */
export const list: Parameter<readonly string[]> = {
  type: 'list',
  required: false,
  ignored: false,
  read: (name, flat) => indicesOf(name, flat).flatMap((index) => flat.get(`${name}.${index}`) ?? []),
};

/** Objects as `Name.1.Member`; an index with any member counts. */
export function objects<const Members extends Declarations>(members: Members): Parameter<readonly ValuesOf<Members>[]> {
  return {
    type: 'objects',
    required: false,
    ignored: false,
    members,
    read: (name, flat) => indicesOf(name, flat).map((index) => readAll(members, flat, `${name}.${index}.`)),
  };
}

/** One object as `Name.Member`. */
export function struct<const Members extends Declarations>(members: Members): Parameter<ValuesOf<Members>> {
  return {
    type: 'struct',
    required: false,
    ignored: false,
    members,
    read: (name, flat) => readAll(members, flat, `${name}.`),
  };
}

/** The same parameter, mandatory: absent or empty answers `missing`, by default `Missing<Name>`. */
export function required<Value>(
  parameter: Parameter<Value>,
  missing?: ErrorCase,
): Parameter<Exclude<Value, undefined>> {
  return {
    ...parameter,
    required: true,
    read(name, flat) {
      const value = parameter.read(name, flat);
      const absent = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
      if (absent && missing) throw missing();
      if (absent) throw missingParameter(name);
      return value as Exclude<Value, undefined>;
    },
  };
}

/** The same parameter, read and then left alone. */
export const ignored = <Value>(parameter: Parameter<Value>): Parameter<Value> => ({ ...parameter, ignored: true });

/** Reads all declared parameters, required ones first: the real gateway misses a parameter before it checks values. */
export function readAll<const Declared extends Declarations>(
  declared: Declared,
  flat: FlatParameters,
  prefix = '',
): ValuesOf<Declared> {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of inOrder(declared)) values[name] = parameter.read(prefix + name, flat);
  return values as ValuesOf<Declared>;
}

const orders = new WeakMap<Declarations, readonly (readonly [string, Parameter<unknown>])[]>();

/** A table's parameters in the order in which they are read, worked out once. */
function inOrder(declared: Declarations): readonly (readonly [string, Parameter<unknown>])[] {
  let order = orders.get(declared);
  if (!order) {
    const [required = [], others = []] = [true, false].map((wanted) =>
      Object.entries(declared).filter(([, parameter]) => parameter.required === wanted),
    );
    order = [...required, ...others];
    orders.set(declared, order);
  }
  return order;
}

const invalidParameter = (name: string): ApiError =>
  new ApiError(400, 'InvalidParameter', `The specified parameter "${name}" is not valid.`);

/** The largest list index read; more elements than this fit no documented list. */
const MAX_INDEX = 1000;

function indicesOf(name: string, flat: FlatParameters): number[] {
  const prefix = `${name}.`;
  const indices: number[] = [];
  for (const key of flat.keys()) {
    if (!key.startsWith(prefix)) continue;
    const end = key.indexOf('.', prefix.length);
    const digits = key.slice(prefix.length, end === -1 ? undefined : end);
    const index = Number(digits);
    // Only as SDKs write it: no sign, no leading zero.
    if (String(index) === digits && index >= 1 && index <= MAX_INDEX && !indices.includes(index)) indices.push(index);
  }
  return indices.sort((a, b) => a - b);
}
