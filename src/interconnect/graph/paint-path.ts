import { named } from '../../network/named.ts';
import type { Network } from '../../network/network.ts';
import { FILTERS, formatEntry } from '../../network/outcome.ts';
import { formatEnd, type Path, type Trace } from '../../network/trace.ts';
import type { Mark, Picture, PictureLink, PictureNetwork } from './model.ts';
import type { NetworkPicture } from './network-picture.ts';

/** What is painted over one box or line. */
interface Painted {
  readonly mark: Mark;
  readonly note: string | undefined;
}

/**
 * The picture with a packet's way and its answer's: links and VPCs they pass green; where one breaks red, with the reason.
 */
export function paintPath(picture: NetworkPicture, network: Network, trace: Trace): Picture {
  const boxes = new Map<string, Painted>();
  const lines = new Map<string, Painted>();
  const ways = [
    { word: 'there', path: trace.there },
    ...(trace.back === undefined ? [] : [{ word: 'back', path: trace.back }]),
  ];
  for (const { word, path } of ways) paintWay(network, word, path, boxes, lines);
  const nameOf = new Map(picture.networks.map(({ vpcId, name }) => [vpcId, name]));
  const names = ({ hops }: Path): readonly string[] => hops.map(({ vpcId }) => nameOf.get(vpcId) ?? vpcId);
  return {
    title: picture.title,
    path: {
      networks: names(trace.there),
      ways: ways.map(({ word, path }) => ({
        words: `${word}: ${names(path).join(' → ')}, ${named(network, formatEnd(path.end))}`,
        mark: isWhole(path) ? 'way' : 'broken',
      })),
      remark: `Security groups and network ACLs were ${FILTERS}.`,
    },
    networks: picture.networks.map((box): PictureNetwork => withPaint(box, boxes.get(box.vpcId))),
    links: picture.links.map((link): PictureLink => {
      const paints = link.ids.flatMap((id) => lines.get(id) ?? []);
      const broken = paints.filter(({ mark }) => mark === 'broken');
      const shown = broken.length > 0 ? broken : paints;
      const [first] = shown;
      if (first === undefined) return link;
      const notes = new Set(shown.flatMap(({ note }) => note ?? []));
      // The way there first, whichever side it enters at.
      return withPaint(link, { mark: first.mark, note: [...notes].sort().reverse().join(', ') });
    }),
  };
}

const isWhole = ({ end }: Path): boolean => end.kind === 'delivered' || end.kind === 'leaves';

function withPaint<T extends object>(thing: T, paint: Painted | undefined): T & { mark?: Mark; note?: string } {
  if (paint === undefined) return thing;
  return { ...thing, mark: paint.mark, ...(paint.note === undefined ? {} : { note: paint.note }) };
}

function paintWay(
  network: Network,
  word: string,
  path: Path,
  boxes: Map<string, Painted>,
  lines: Map<string, Painted>,
): void {
  const put = (map: Map<string, Painted>, id: string, paint: Painted): void => {
    // What is broken one way stays red, whatever the other way does.
    if (map.get(id)?.mark !== 'broken' || paint.mark === 'broken') map.set(id, paint);
  };
  const { end } = path;
  for (const { vpcId, entry } of path.hops) {
    put(boxes, vpcId, { mark: 'way', note: boxes.get(vpcId)?.note });
    if (entry !== undefined && entry.nextHopId !== '') {
      const before = lines.get(entry.nextHopId);
      put(lines, entry.nextHopId, { mark: 'way', note: before?.note === undefined ? word : `${before.note}, ${word}` });
    }
  }
  if (isWhole(path)) return;
  const reason = `${word}: ${named(network, formatEnd(end))}`;
  if (end.kind === 'loop') {
    for (const entry of end.cycle) {
      put(boxes, entry.vpcId, { mark: 'broken', note: undefined });
      put(lines, entry.nextHopId, { mark: 'broken', note: reason });
    }
    return;
  }
  const last = path.hops.at(-1);
  if (last === undefined) return;
  const at = last.entry === undefined ? reason : `${reason} (${formatEntry(last.entry)})`;
  put(boxes, last.vpcId, { mark: 'broken', note: end.kind === 'next-hop-down' ? reason : at });
  if (last.entry !== undefined && last.entry.nextHopId !== '')
    put(lines, last.entry.nextHopId, { mark: 'broken', note: reason });
}
