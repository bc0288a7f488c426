import { COLOURS } from './colours.ts';
import type { Mark, Picture } from './model.ts';

/** Graphviz, for large pictures. */
export function dot(picture: Picture): string {
  const lines = [`graph ${quote(picture.title)} {`, '  rankdir=LR;', '  node [fontname="sans-serif", shape=box];'];
  if (picture.path !== undefined) {
    const { ways, remark } = picture.path;
    lines.push(`  label=${label([...ways.map(({ words }) => words), remark])}; labelloc=t;`);
  }
  for (const network of picture.networks)
    lines.push(
      `  ${quote(network.name)} [label=${label([network.name, ...network.lines, ...noteOf(network)])}${painted(network)}];`,
    );
  picture.links.forEach((link, index) => {
    const ids = link.ends.map((end, side) => {
      const id = quote(`ri-${index}-${side}`);
      lines.push(`  ${id} [shape=ellipse, label=${label(end.lines)}${painted(link)}];`);
      lines.push(`  ${quote(end.network)} -- ${id} [label=${label(end.routes)}${painted(link)}];`);
      return id;
    });
    const style = link.solid ? 'solid' : 'dashed';
    lines.push(
      `  ${ids[0]} -- ${ids[1]} [label=${label([link.label, ...noteOf(link)])}, style=${style}${painted(link)}];`,
    );
  });
  return [...lines, '}'].join('\n');
}

const noteOf = ({ note }: { readonly note?: string }): readonly string[] => (note === undefined ? [] : [note]);

const painted = ({ mark }: { readonly mark?: Mark }): string =>
  mark === undefined ? '' : `, color=${quote(COLOURS[mark])}, fontcolor=${quote(COLOURS[mark])}, penwidth=2.5`;

const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const label = (lines: readonly string[]): string => `"${lines.map((line) => quote(line).slice(1, -1)).join('\\n')}"`;
