import type { FlatParameters } from './flat-parameters.ts';
import { hmac } from './hmac.ts';
import { percentEncode } from './percent.ts';

/**
 * Signature version 1.0 ("V2 version RPC request structure and signature" in the vendor's help): HMAC over the sorted
 * parameters of query and form together.
 */
export const V1_ALGORITHMS = { 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' } as const;
export type V1Method = keyof typeof V1_ALGORITHMS;

/**
 * The string that both ends sign. Names sort by code unit, names alone: `.` sorts below `=`, so sorting `name=value`
 * strings would swap `Tag` and `Tag.1.Key`.
 * @param method the HTTP method, upper case
 * @param parameters all of query and form, decoded; `Signature` itself is left out here
 */
export function stringToSignV1(method: string, parameters: FlatParameters): string {
  // The canonical query is itself percent-encoded once more; of what the first pass leaves, that touches `%`, `=`, `&` only.
  let query = '';
  for (const name of [...parameters.keys()].sort()) {
    if (name === 'Signature') continue;
    query += `${query === '' ? '' : '%26'}${encodeTwice(name)}%3D${encodeTwice(parameters.get(name) ?? '')}`;
  }
  return `${method}&%2F&${query}`;
}

const encodeTwice = (text: string): string => {
  const once = percentEncode(text);
  return once === text ? once : once.replaceAll('%', '%25');
};

/** The base64 signature of a string to sign; the key is the secret and an ampersand. */
export function signV1(stringToSign: string, secret: string, method: V1Method = 'HMAC-SHA1'): string {
  return hmac(V1_ALGORITHMS[method], `${secret}&`, stringToSign);
}
