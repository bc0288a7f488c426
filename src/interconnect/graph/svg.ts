import type { Picture, PictureLink } from './model.ts';
import { CARD, type Card, type Curve, layoutOf, MARGIN, type TextLine } from './svg-layout.ts';
import { widthOf } from './text-lines.ts';

/** SVG that stands alone: legible on light and on dark pages, without a font of its own. */
export function svg(picture: Picture): string {
  const { width, height, head, cards, curves } = layoutOf(picture);
  const painted = picture.path !== undefined;
  // What the packet passes is drawn last, over the rest.
  const inOrder = curves.toSorted((a, b) => Number(a.link.mark !== undefined) - Number(b.link.mark !== undefined));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, -apple-system, 'Segoe UI', 'Noto Sans', sans-serif" font-size="12">`,
    `<title>${escaped(picture.title)}</title>`,
    `<style>${STYLE}</style>`,
    '<rect class="page" width="100%" height="100%"/>',
    ...head.map((line) => text(line, MARGIN)),
    ...inOrder.map((curve) => line(curve, painted)),
    ...cards.flatMap(card),
    ...inOrder.flatMap(sign),
    '</svg>',
  ].join('\n');
}

const STYLE = [
  'text{fill:#1f2d3d}.page{fill:#fff}.card{fill:#f6f8fa;stroke:#8aa0b6;stroke-width:1.2}.rule{stroke:#d5dde6}',
  '.name{font-weight:600;font-size:15px}.title{font-weight:600;font-size:13px}.detail,.fact{fill:#55677b}',
  '.link{fill:none;stroke:#4a76a8;stroke-width:1.8}.quiet{stroke:#b3c0ce}',
  'path.way,rect.way{stroke:#1b7f3b;stroke-width:3}path.broken,rect.broken{stroke:#c62828;stroke-width:3}',
  'text.way{fill:#1b7f3b;font-weight:600}text.broken,.reason{fill:#c62828}text.broken{font-weight:600}',
  '.sign{fill:#fff;stroke-width:1.5}',
  '@media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}.card{fill:#161b22;stroke:#4b5c70}.rule{stroke:#2d3742}',
  '.detail,.fact{fill:#a3b2c2}.link{stroke:#6f9bcb}.quiet{stroke:#3d4b5c}path.way,rect.way{stroke:#3fb950}',
  'path.broken,rect.broken{stroke:#ff6b5f}text.way{fill:#3fb950}text.broken,.reason{fill:#ff7b72}.sign{fill:#0d1117}}',
].join('');

function card({ network, x, y, height, lines, rules }: Card): readonly string[] {
  const mark = network.mark === undefined ? '' : ` ${network.mark}`;
  return [
    `<rect class="card${mark}" x="${x}" y="${y}" width="${CARD.width}" height="${height}" rx="8"/>`,
    ...rules.map((at) => `<line class="rule" x1="${x + 1}" y1="${at}" x2="${x + CARD.width - 1}" y2="${at}"/>`),
    ...lines.map((one) => text(one, x + CARD.padding)),
  ];
}

const text = ({ kind, text: words, y }: TextLine, x: number): string =>
  `<text class="${kind}" x="${x}" y="${y}">${escaped(words)}</text>`;

/** A link leaves the card on its left to the right, straight under its sign, and then turns to the other card. */
function line({ link, from, to }: Curve, painted: boolean): string {
  const { mark, solid } = link;
  const [near, far] = from.x <= to.x ? [from, to] : [to, from];
  const start = near.x + (mark === undefined ? 0 : SIGN_GAP * 2 + signWidth(link));
  const reach = near.side === far.side ? Math.max(55, Math.min(110, Math.abs(far.y - near.y) / 4)) : 40;
  const bend = Math.max(reach, Math.abs(far.x - start) / 2);
  const kind = mark ?? (painted ? 'quiet' : '');
  const dashes = solid ? '' : ' stroke-dasharray="6 5"';
  return `<path class="link ${kind}" d="M${near.x} ${near.y}H${start}C${start + bend} ${near.y} ${far.x + far.side * bend} ${far.y} ${far.x} ${far.y}"${dashes}/>`;
}

const SIGN_GAP = 12;

/** On a painted link: which ways go here, or that none does. */
const signWords = ({ mark, note }: PictureLink): string => (mark === 'broken' ? '✕' : (note ?? ''));
const signWidth = (link: PictureLink): number => widthOf(signWords(link)) * 7 + 14;

function sign({ link, from, to }: Curve): readonly string[] {
  const { mark } = link;
  if (mark === undefined) return [];
  const near = from.x <= to.x ? from : to;
  const width = signWidth(link);
  const left = near.x + SIGN_GAP;
  return [
    `<rect class="sign ${mark}" x="${left}" y="${near.y - 11}" width="${width}" height="22" rx="11"/>`,
    `<text class="${mark}" x="${left + width / 2}" y="${near.y + 4}" text-anchor="middle">${escaped(signWords(link))}</text>`,
  ];
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
