import type { Picture } from './model.ts';

/** Mermaid, for READMEs and pull requests. */
export function mermaid(picture: Picture): string {
  const lines = ['flowchart LR'];
  picture.networks.forEach((network) => {
    lines.push(
      `  ${nodeId(network.name)}["${[`<b>${network.name}</b>`, ...network.lines].map(escaped).join('<br/>')}"]`,
    );
  });
  picture.links.forEach((link, index) => {
    const [a, b] = link.ends;
    const line = link.solid ? '---' : '-.-';
    const ends = [a, b].map((end, side) => {
      const id = `ri${index}${side === 0 ? 'a' : 'b'}`;
      lines.push(`  ${id}(["${end.lines.map(escaped).join('<br/>')}"])`);
      const routes = end.routes.length === 0 ? '' : `|"${end.routes.map(escaped).join('<br/>')}"|`;
      lines.push(`  ${nodeId(end.network)} ${end.routes.length === 0 ? '-.->' : '-->'}${routes} ${id}`);
      return id;
    });
    lines.push(`  ${ends[0]} ${line}|"${escaped(link.label)}"| ${ends[1]}`);
  });
  return lines.join('\n');
}

/** Names may be words of mermaid's own (`end`): a prefix keeps them apart. */
const nodeId = (name: string): string => `net_${name.replaceAll('-', '_')}`;

const escaped = (text: string): string => text.replaceAll('"', '#quot;');
