import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { DocumentProblem, Locate, Path } from './problem.ts';
import { shown } from './shown.ts';

export interface ReadDocument {
  readonly value: unknown;
  readonly locate: Locate;
  /** What is wrong with the text itself. */
  readonly problems: readonly DocumentProblem[];
}

/** Reads YAML, or JSON, which is YAML to the reader: one way to positions for both. */
export function readDocument(content: string, file: string): ReadDocument {
  const unreadable = unreadableAt(content);
  if (unreadable !== undefined) {
    const { line, column } = unreadable;
    const message = 'not a text in UTF-8';
    const problem = { file, line, column, path: '', message, expected: 'a text file, saved as UTF-8' };
    return { value: undefined, locate: () => ({ line, column }), problems: [problem] };
  }
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems: DocumentProblem[] = document.errors.map((error) => ({
    file,
    ...place(error.pos[0]),
    path: '',
    message:
      error.code === 'DUPLICATE_KEY'
        ? `"${shown(keyAt(content, error.pos[0]))}" is there twice`
        : `not valid YAML: ${shown(error.message)}`,
  }));
  if (file.endsWith('.json') && problems.length === 0) problems.push(...jsonProblems(content, file));
  const locate: Locate = (path, atKey) => {
    const offset = offsetOf(document.contents, path, atKey);
    return offset === undefined ? { line: 1, column: 1 } : place(offset);
  };
  return { value: problems.length > 0 ? undefined : document.toJS(), locate, problems };
}

/** The key that begins here, as it is written. */
const keyAt = (content: string, offset: number): string => /[^:\n]*/.exec(content.slice(offset))?.[0] ?? '';

/** YAML takes more than JSON: what is called .json should be JSON to other programs too. */
function jsonProblems(content: string, file: string): readonly DocumentProblem[] {
  try {
    JSON.parse(content);
    return [];
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const [, line = 1, column = 1] = /\(line (\d+) column (\d+)\)/.exec(text) ?? [];
    const message = `not valid JSON: ${shown(text.replace(/ in JSON at position.*/s, ''))}`;
    return [{ file, line: Number(line), column: Number(column), path: '', message }];
  }
}

/** What no text has: bytes that are no UTF-8 are read as U+FFFD; control characters come from other encodings, or no text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const NO_TEXT = /[\ufffd\u0000-\u0008\u000b\u000c\u000e-\u001f]/;

/** The first place that shows that something is no text in UTF-8. */
function unreadableAt(content: string): { readonly line: number; readonly column: number } | undefined {
  const offset = content.search(NO_TEXT);
  if (offset === -1) return undefined;
  const before = content.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function offsetOf(root: unknown, path: Path, atKey: boolean): number | undefined {
  let node: Node | undefined = isNode(root) ? root : undefined;
  let offset = node?.range?.[0];
  for (const [depth, part] of path.entries()) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part),
      );
      if (pair === undefined) break;
      const keyOffset = isNode(pair.key) ? pair.key.range?.[0] : undefined;
      if (atKey && depth === path.length - 1) return keyOffset ?? offset;
      next = pair.value;
      offset = keyOffset ?? offset;
    } else if (isSeq(node)) {
      next = node.items[Number(part)];
    } else break;
    node = isNode(next) ? next : undefined;
    offset = node?.range?.[0] ?? offset;
  }
  return offset;
}
