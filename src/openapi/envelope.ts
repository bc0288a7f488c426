import type { ApiError } from './api-error.ts';
import type { Product } from './products.ts';

/** A successful answer's body without its `RequestId`: plain JSON data. */
export interface Answer {
  readonly [field: string]: AnswerValue;
}
export type AnswerValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly AnswerValue[]
  | { readonly [field: string]: AnswerValue };

export type Format = 'JSON' | 'XML';

/** `Format` as clients send it (`JSON`, `json`, `XML`, `None`, absent): whatever is not XML is JSON. */
export const formatOf = (value: string | undefined): Format => (value?.toUpperCase() === 'XML' ? 'XML' : 'JSON');

/** Node's and Python's Tea clients compare the XML content type as a whole string, so it is spelled exactly so. */
export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  JSON: 'application/json;charset=utf-8',
  XML: 'text/xml;charset=utf-8',
};

/** Encodes a success. The XML root is `<Action>Response`. */
export function encodeSuccess(action: string, requestId: string, answer: Answer, format: Format): string {
  const body = { RequestId: requestId, ...answer };
  return format === 'JSON' ? JSON.stringify(body) : `${XML_HEADER}${element(`${action}Response`, body)}`;
}

/** Encodes a refusal. Every field is a string: Go's classic client panics on anything else. */
export function encodeError(
  error: ApiError,
  context: { readonly requestId: string; readonly host: string; readonly product: Product | undefined },
  format: Format,
): string {
  const { requestId, host, product } = context;
  const recommend =
    `https://api.aliyun.com/troubleshoot?q=${encodeURIComponent(error.code)}` +
    `&product=${product ?? ''}&requestId=${requestId}`;
  const body = { RequestId: requestId, Message: error.message, Recommend: recommend, HostId: host, Code: error.code };
  return format === 'JSON' ? JSON.stringify(body) : `${XML_HEADER}${element('Error', body)}`;
}

const XML_HEADER = '<?xml version="1.0" encoding="UTF-8"?>';

function element(name: string, value: AnswerValue): string {
  if (value === undefined || value === null) return '';
  // A list repeats its own element: {"Vpc":[a,b]} is <Vpc>a</Vpc><Vpc>b</Vpc>.
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const members = Object.entries(value).map(([key, member]) => element(key, member));
  return `<${name}>${members.join('')}</${name}>`;
}

/** Escapes markup, and drops the control characters that XML 1.0 cannot hold. */
function escapeXml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to drop.
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
