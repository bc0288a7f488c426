import { columnsOf } from './columns.ts';
import type { Picture, PictureEnd, PictureLink, PictureNetwork } from './model.ts';
import { wrapped } from './text-lines.ts';

/** Everything in pixels. */
export const CARD = { width: 300, padding: 14, line: 17, gap: 30 } as const;
const CHANNEL = 170;
export const MARGIN = 24;
/** Letters that a line of a card holds, whatever the font. */
const LETTERS = 39;
/** Destinations that an end names. */
const ROUTES = 4;

export interface TextLine {
  readonly text: string;
  readonly kind: 'name' | 'fact' | 'reason' | 'end' | 'detail' | 'title' | 'way' | 'broken';
  /** Where its letters stand. */
  readonly y: number;
}

/** A network, and in it each of its ends of links: nothing is written outside. */
export interface Card {
  readonly network: PictureNetwork;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly lines: readonly TextLine[];
  /** Where the ends are parted from what is above them. */
  readonly rules: readonly number[];
}

export interface Curve {
  readonly link: PictureLink;
  readonly from: Point;
  readonly to: Point;
}

/** Where a line meets a card; `side` says on which side of it. */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly side: -1 | 1;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly head: readonly TextLine[];
  readonly cards: readonly Card[];
  readonly curves: readonly Curve[];
}

/** Where everything of a picture stands: cards in columns, what they say inside them, so that no text meets another. */
export function layoutOf(picture: Picture): Layout {
  const columns = columnsOf(picture);
  const sorted = [...new Set(columns.values())].sort((a, b) => a - b);
  const xOf = (name: string): number => MARGIN + sorted.indexOf(columns.get(name) ?? 0) * (CARD.width + CHANNEL);
  const last = sorted.at(-1);
  const inLast = ({ ends }: PictureLink): boolean => ends.every(({ network }) => columns.get(network) === last);
  // What joins two of the last column goes round on the right.
  const channels = Math.max(1, sorted.length) - (picture.links.some(inLast) ? 0 : 1);
  const width = Math.max(1, sorted.length) * CARD.width + channels * CHANNEL + MARGIN * 2;
  const head = headOf(picture, Math.floor((width - MARGIN * 2) / 7));
  const top = (head.at(-1)?.y ?? 0) + MARGIN;

  const onPath = new Set(picture.path?.networks);
  const inOrder = picture.networks.toSorted((a, b) => Number(onPath.has(b.name)) - Number(onPath.has(a.name)));
  const order = new Map(inOrder.map(({ name }, index) => [name, index]));
  const nextY = new Map<number, number>();
  const cards = new Map<string, Card>();
  const ports = new Map<PictureEnd, Point>();
  for (const network of inOrder) {
    const x = xOf(network.name);
    const y = nextY.get(x) ?? top;
    const card = cardOf(picture, network, { x, y }, (name) => [xOf(name), order.get(name) ?? 0], ports);
    cards.set(network.name, card);
    nextY.set(x, y + card.height + CARD.gap);
  }
  const bottom = Math.max(top, ...Array.from(cards.values(), (card) => card.y + card.height));
  const curves = picture.links.flatMap((link): Curve[] => {
    const [from, to] = link.ends.map((end) => ports.get(end));
    return from === undefined || to === undefined ? [] : [{ link, from, to }];
  });
  return { width, height: bottom + MARGIN, head, cards: [...cards.values()], curves };
}

function headOf({ title, path }: Picture, letters: number): readonly TextLine[] {
  const lines = [
    ...wrapped(title, letters).map((text) => ({ text, kind: 'title' as const })),
    ...(path?.ways ?? []).flatMap(({ words, mark }) => wrapped(words, letters).map((text) => ({ text, kind: mark }))),
    ...wrapped(path?.remark ?? '', letters).map((text) => ({ text, kind: 'detail' as const })),
  ];
  return lines.map((line, index) => ({ ...line, y: MARGIN + 12 + index * 20 }));
}

/** @param placeOf column and row of a network, by which the ends of a card are ordered: lines cross less then. */
function cardOf(
  picture: Picture,
  network: PictureNetwork,
  { x, y }: { readonly x: number; readonly y: number },
  placeOf: (name: string) => readonly [x: number, row: number],
  ports: Map<PictureEnd, Point>,
): Card {
  const lines: TextLine[] = [];
  const rules: number[] = [];
  let at = y + CARD.padding;
  const write = (kind: TextLine['kind'], text: string): void => {
    for (const line of wrapped(text, kind === 'name' ? LETTERS - 8 : LETTERS)) {
      at += CARD.line;
      lines.push({ kind, text: line, y: at - 5 });
    }
  };
  write('name', network.name);
  for (const line of network.lines) write('fact', line);
  if (network.note !== undefined) write('reason', network.note);

  const ends = picture.links.flatMap((link) =>
    link.ends.flatMap((end, index) => {
      const other = link.ends[1 - index]?.network ?? '';
      return end.network === network.name ? [{ link, end, other, place: placeOf(other) }] : [];
    }),
  );
  ends.sort((a, b) => a.place[1] - b.place[1] || a.place[0] - b.place[0]);
  for (const { link, end, other, place } of ends) {
    at += 8;
    rules.push(at);
    at += 2;
    const [first = '', ...rest] = end.lines;
    const start = at;
    write('end', first);
    write('detail', [link.label, ...rest].filter((word) => word !== '').join(', '));
    const shown = end.routes.length > ROUTES ? end.routes.slice(0, ROUTES - 1) : end.routes;
    const more = end.routes.length - shown.length;
    for (const route of shown) write('detail', `to ${other}: ${route}`);
    if (more > 0) write('detail', `and ${more} more routes`);
    // Of two in one column the line goes round on the right.
    const side = place[0] >= x ? 1 : -1;
    ports.set(end, { x: side === 1 ? x + CARD.width : x, y: start + CARD.line - 6, side });
  }
  return { network, x, y, height: at - y + CARD.padding, lines, rules };
}
