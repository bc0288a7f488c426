import { COLOURS } from './colours.ts';
import type { Picture, PictureLink, PictureNetwork } from './model.ts';

const BOX = { width: 250, line: 18, padding: 14, gap: 90 };
const CHANNEL = 380;
const MARGIN = 24;

/**
 * SVG by hand: networks in two columns as they are met along the links, each link a line with its two interfaces. Meant
 * for the few networks of one interconnect; for more there is dot.
 */
export function svg(picture: Picture): string {
  const places = placesOf(picture);
  const height = Math.max(0, ...[...places.values()].map((place) => place.y + place.height)) + MARGIN;
  const width = MARGIN * 2 + BOX.width * 2 + CHANNEL;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="12">`,
    `<title>${escaped(picture.title)}</title>`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...picture.links.flatMap((link, index) => linkParts(link, index, picture.links.length, places)),
    ...picture.networks.flatMap((network) => {
      const place = places.get(network.name);
      return place === undefined ? [] : boxParts(network, place);
    }),
    '</svg>',
  ];
  return parts.join('\n');
}

interface BoxPlace {
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

function placesOf(picture: Picture): ReadonlyMap<string, BoxPlace> {
  const column = new Map<string, 0 | 1>();
  for (const { ends } of picture.links) {
    const [a, b] = ends;
    if (!column.has(a.network)) column.set(a.network, column.get(b.network) === 0 ? 1 : 0);
    if (!column.has(b.network)) column.set(b.network, column.get(a.network) === 0 ? 1 : 0);
  }
  const next = [MARGIN, MARGIN];
  const places = new Map<string, BoxPlace>();
  for (const network of picture.networks) {
    const side = column.get(network.name) ?? 0;
    const height = BOX.padding * 2 + BOX.line * linesOf(network).length;
    places.set(network.name, { x: MARGIN + side * (BOX.width + CHANNEL), y: next[side] ?? MARGIN, height });
    next[side] = (next[side] ?? MARGIN) + height + BOX.gap;
  }
  return places;
}

/** The lines of a box: the name, what is known of the network, and why a way ends there, broken into short lines. */
const linesOf = ({ name, lines, note }: PictureNetwork): readonly string[] => [
  name,
  ...lines,
  ...(note === undefined ? [] : wrapped(note, 36)),
];

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function boxParts(network: PictureNetwork, { x, y, height }: BoxPlace): readonly string[] {
  const { mark, lines: facts } = network;
  const stroke =
    mark === undefined ? 'stroke="#3b6ea5" stroke-width="1.5"' : `stroke="${COLOURS[mark]}" stroke-width="3"`;
  return [
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${height}" rx="6" fill="#f5f7fa" ${stroke}/>`,
    ...linesOf(network).map((line, index) => {
      const weight = index === 0 ? ' font-weight="600" font-size="14"' : '';
      const fill = index > facts.length ? COLOURS.broken : '#1f2d3d';
      return `<text x="${x + BOX.padding}" y="${y + BOX.padding + BOX.line * (index + 0.75)}"${weight} fill="${fill}">${escaped(line)}</text>`;
    }),
  ];
}

function linkParts(
  link: PictureLink,
  index: number,
  count: number,
  places: ReadonlyMap<string, BoxPlace>,
): readonly string[] {
  const [a, b] = link.ends
    .map((end) => ({ end, place: places.get(end.network) }))
    .toSorted((p, q) => (p.place?.x ?? 0) - (q.place?.x ?? 0));
  if (a?.place === undefined || b?.place === undefined) return [];
  // Links that start at the same box leave it at different heights.
  const share = (index + 1) / (count + 1);
  const from = { x: a.place.x + BOX.width, y: a.place.y + a.place.height * share };
  const sameColumn = a.place.x === b.place.x;
  const to = { x: sameColumn ? b.place.x + BOX.width : b.place.x, y: b.place.y + b.place.height * share };
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const dashes = link.solid ? '' : ' stroke-dasharray="6 4"';
  const notes = link.note === undefined ? [] : wrapped(link.note, 48);
  const stroke = link.mark === undefined ? '#3b6ea5' : COLOURS[link.mark];
  const text = (x: number, y: number, anchor: string, line: string, fill = '#44566c'): string =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${fill}">${escaped(line)}</text>`;
  const said = (end: PictureLink['ends'][number]): readonly string[] => [
    ...end.lines,
    ...end.routes.map((route) => `to ${route}`),
  ];
  return [
    `<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" stroke="${stroke}" stroke-width="${link.mark === undefined ? 2 : 3.5}"${dashes}/>`,
    ...said(a.end).map((line, row) => text(from.x + 8, from.y + 16 + row * 15, 'start', line)),
    ...said(b.end).map((line, row) =>
      text(to.x - (sameColumn ? -8 : 8), to.y + 16 + row * 15, sameColumn ? 'start' : 'end', line),
    ),
    // Above the line: below it stand what the ends say.
    text(middle.x, middle.y - 8 - notes.length * 15, 'middle', link.label),
    ...notes.map((line, row) => text(middle.x, middle.y - 8 - (notes.length - 1 - row) * 15, 'middle', line, stroke)),
  ];
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
