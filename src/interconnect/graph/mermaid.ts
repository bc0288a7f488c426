import { COLOURS } from './colours.ts';
import type { Mark, Picture } from './model.ts';

/** Mermaid, for READMEs and pull requests. */
export function mermaid(picture: Picture): string {
  const said = picture.path === undefined ? [] : [...picture.path.ways.map(({ words }) => words), picture.path.remark];
  const lines = ['flowchart LR', ...said.map((words) => `  %% ${words}`)];
  /** Nodes and edges by mark; an edge is known by its position. */
  const nodes = new Map<Mark, string[]>();
  const edges = new Map<Mark, number[]>();
  let edgeCount = 0;
  const edge = (line: string, mark: Mark | undefined): void => {
    lines.push(`  ${line}`);
    if (mark !== undefined) edges.set(mark, [...(edges.get(mark) ?? []), edgeCount]);
    edgeCount++;
  };
  const node = (id: string, line: string, mark: Mark | undefined): void => {
    lines.push(`  ${id}${line}`);
    if (mark !== undefined) nodes.set(mark, [...(nodes.get(mark) ?? []), id]);
  };
  for (const { name, lines: words, mark, note } of picture.networks) {
    const text = [
      `<b>${escaped(name)}</b>`,
      ...words.map(escaped),
      ...(note === undefined ? [] : [`<i>${escaped(note)}</i>`]),
    ];
    node(nodeId(name), `["${text.join('<br/>')}"]`, mark);
  }
  picture.links.forEach((link, index) => {
    const ends = link.ends.map((end, side) => {
      const id = `ri${index}${side === 0 ? 'a' : 'b'}`;
      node(id, `(["${end.lines.map(escaped).join('<br/>')}"])`, link.mark);
      const routes = end.routes.length === 0 ? '' : `|"${end.routes.map(escaped).join('<br/>')}"|`;
      edge(`${nodeId(end.network)} ${end.routes.length === 0 ? '-.->' : '-->'}${routes} ${id}`, link.mark);
      return id;
    });
    const label = [link.label, ...(link.note === undefined ? [] : [link.note])].map(escaped).join('<br/>');
    edge(`${ends[0]} ${link.solid ? '---' : '-.-'}|"${label}"| ${ends[1]}`, link.mark);
  });
  for (const [mark, members] of edges)
    lines.push(`  linkStyle ${members.join(',')} stroke:${COLOURS[mark]},stroke-width:3px`);
  for (const [mark, members] of nodes) {
    lines.push(`  classDef ${mark} stroke:${COLOURS[mark]},stroke-width:3px`, `  class ${members.join(',')} ${mark}`);
  }
  return lines.join('\n');
}

/** Names may be words of mermaid's own (`end`): a prefix keeps them apart; what is no letter or digit is spelled out. */
const nodeId = (name: string): string =>
  `net_${name.replaceAll(/[^A-Za-z0-9]/g, (sign) => (sign === '-' ? '_' : `_${sign.codePointAt(0)?.toString(16)}_`))}`;

const escaped = (text: string): string =>
  text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;').replaceAll('>', '#gt;');
