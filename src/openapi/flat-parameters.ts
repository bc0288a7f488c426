import { percentDecode, percentEncode } from './percent.ts';

/** Decoded parameters as they travel: `Tag.1.Key` is still one flat name. A later duplicate of a name replaces an earlier. */
export type FlatParameters = ReadonlyMap<string, string>;

/** A parameter value before it is flattened for the wire: nested lists and objects, absent members skipped. */
export type ParameterValue =
  | string
  | number
  | boolean
  | undefined
  | readonly ParameterValue[]
  | { readonly [member: string]: ParameterValue };

/**
 * Decodes a query string (without `?`) or an urlencoded form body. Empty values are kept: clients sign them.
 * @returns undefined when an escape is broken.
 */
export function parseFlat(text: string): FlatParameters | undefined {
  const parameters = new Map<string, string>();
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('&', start);
    if (end === -1) end = text.length;
    if (end > start) {
      const equals = text.indexOf('=', start);
      const split = equals === -1 || equals > end ? end : equals;
      const name = percentDecode(text.slice(start, split));
      const value = split === end ? '' : percentDecode(text.slice(split + 1, end));
      if (name === undefined || value === undefined) return undefined;
      parameters.set(name, value);
    }
    start = end + 1;
  }
  return parameters;
}

/** Encodes flat parameters as a query string or form body, in the order given. */
export function formatFlat(parameters: Iterable<readonly [string, string]>): string {
  let text = '';
  for (const [name, value] of parameters) {
    text += `${text === '' ? '' : '&'}${percentEncode(name)}=${percentEncode(value)}`;
  }
  return text;
}

/**
 * Flattens nested values the way the official SDKs do: lists from index 1 (`ResourceId.1`), object members by name
 * (`Tag.1.Key`); undefined members are skipped, and a skipped list element leaves its index unused.
 */
export function flatten(value: { readonly [name: string]: ParameterValue }): Map<string, string> {
  const flat = new Map<string, string>();
  const visit = (name: string, member: ParameterValue): void => {
    if (member === undefined) return;
    if (typeof member !== 'object') flat.set(name, String(member));
    else if (isList(member)) for (const [index, item] of member.entries()) visit(`${name}.${index + 1}`, item);
    else for (const [key, item] of Object.entries(member)) visit(`${name}.${key}`, item);
  };
  for (const [name, member] of Object.entries(value)) visit(name, member);
  return flat;
}

const isList = (value: object): value is readonly ParameterValue[] => Array.isArray(value);
