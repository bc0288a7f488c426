/**
 * Percent-encoding as Alibaba Cloud signs it: UTF-8 bytes, everything but `A-Z a-z 0-9 - _ . ~` encoded, upper-case hex.
 * `encodeURIComponent` leaves `! ' ( ) *` raw, so those five are encoded on top.
 */
export function percentEncode(text: string): string {
  return PLAIN.test(text) ? text : encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, hex);
}

const PLAIN = /^[A-Za-z0-9\-_.~]*$/;
const hex = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * Decodes one name or value of a query string or form: `+` is a space, `%XX` a byte of UTF-8.
 * @returns undefined when an escape is broken or the bytes are not UTF-8.
 */
export function percentDecode(text: string): string | undefined {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}
