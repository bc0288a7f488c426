/**
 * JSON as the tutorial's program prints it: Python's `json.dumps(answer, indent=2)` before Python 3.4, which leaves a
 * space after the comma at a line's end and writes everything beyond ASCII as \uXXXX.
 */
export function pythonJson(value: unknown, indent = ''): string {
  if (typeof value === 'string') return pythonString(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = isList
    ? value.map((item: unknown) => inner + pythonJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${inner}${pythonString(key)}: ${pythonJson(item, inner)}`);
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return items.length === 0 ? open + close : `${open}\n${items.join(', \n')}\n${indent}${close}`;
}

function pythonString(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const RULE = '-'.repeat(27);

/** One answer of the transcript: the banner (27 dashes each side) and the answer. */
export function transcriptEntry(action: string, answer: unknown): string {
  return `${RULE}${action}${RULE}\n${pythonJson(answer)}`;
}
