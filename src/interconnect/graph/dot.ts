import type { Picture } from './model.ts';

/** Graphviz, for large pictures. */
export function dot(picture: Picture): string {
  const lines = [`graph ${quote(picture.title)} {`, '  rankdir=LR;', '  node [fontname="sans-serif", shape=box];'];
  for (const network of picture.networks)
    lines.push(`  ${quote(network.name)} [label=${label([network.name, ...network.lines])}];`);
  picture.links.forEach((link, index) => {
    const ids = link.ends.map((end, side) => {
      const id = quote(`ri-${index}-${side}`);
      lines.push(`  ${id} [shape=ellipse, label=${label(end.lines)}];`);
      lines.push(`  ${quote(end.network)} -- ${id} [label=${label(end.routes)}];`);
      return id;
    });
    lines.push(`  ${ids[0]} -- ${ids[1]} [label=${quote(link.label)}, style=${link.solid ? 'solid' : 'dashed'}];`);
  });
  return [...lines, '}'].join('\n');
}

const quote = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
const label = (lines: readonly string[]): string => `"${lines.map((line) => quote(line).slice(1, -1)).join('\\n')}"`;
