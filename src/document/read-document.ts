import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { DocumentProblem, Locate, Path } from './problem.ts';

export interface ReadDocument {
  readonly value: unknown;
  readonly locate: Locate;
  /** What is wrong with the text itself. */
  readonly problems: readonly DocumentProblem[];
}

/** Reads YAML, or JSON, which is YAML to the reader: one way to positions for both. */
export function readDocument(content: string, file: string): ReadDocument {
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
    message: `not valid YAML: ${error.message}`,
  }));
  if (file.endsWith('.json') && problems.length === 0) problems.push(...jsonProblems(content, file));
  const locate: Locate = (path, atKey) => {
    const offset = offsetOf(document.contents, path, atKey);
    return offset === undefined ? { line: 1, column: 1 } : place(offset);
  };
  return { value: problems.length > 0 ? undefined : document.toJS(), locate, problems };
}

/** YAML takes more than JSON: what is called .json should be JSON to other programs too. */
function jsonProblems(content: string, file: string): readonly DocumentProblem[] {
  try {
    JSON.parse(content);
    return [];
  } catch (error) {
    return [
      {
        file,
        line: 1,
        column: 1,
        path: '',
        message: `not valid JSON: ${error instanceof Error ? error.message : error}`,
      },
    ];
  }
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
