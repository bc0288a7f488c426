import type { Plan } from '../plan/types.ts';
import { capacityWords, endWord } from '../print/words.ts';
import type { StatusReport } from '../status-types.ts';

/** What a picture shows, whatever its format. */
export interface Picture {
  readonly title: string;
  readonly networks: readonly PictureNetwork[];
  readonly links: readonly PictureLink[];
  /** The way that is painted over it. */
  readonly path?: PicturePath;
}

/** A packet's way there and, where there is one, its answer's. */
export interface PicturePath {
  /** Names of the networks on the way there, in order. */
  readonly networks: readonly string[];
  /** Each way in a sentence, and whether it is whole. */
  readonly ways: readonly { readonly words: string; readonly mark: Mark }[];
  /** What the answer leaves out. */
  readonly remark: string;
}

/** How a packet's way is painted over the picture. */
export type Mark = 'way' | 'broken';

export interface PictureNetwork {
  readonly name: string;
  readonly lines: readonly string[];
  readonly mark?: Mark;
  /** Why the way ends here, where it is broken. */
  readonly note?: string;
}

export interface PictureLink {
  readonly ends: readonly [PictureEnd, PictureEnd];
  readonly label: string;
  /** Drawn in full; else dashed: not there yet, or broken. */
  readonly solid: boolean;
  readonly mark?: Mark;
  /** Which ways go here, or why none does. */
  readonly note?: string;
}

export interface PictureEnd {
  readonly network: string;
  /** The interface, its role and status. */
  readonly lines: readonly string[];
  /** The destinations that this network sends through it. */
  readonly routes: readonly string[];
}

interface RouteLine {
  readonly network: string;
  readonly towards: string;
  readonly destination: string;
  /** What is to be said of it, where it is not simply there. */
  readonly remark: string | undefined;
}

/** What a plan does with a route; nothing for one that is there and stays. */
const PLANNED = {
  kept: undefined,
  adopted: undefined,
  added: 'to be made',
  replaced: 'to be replaced',
  removed: 'to be removed',
} as const;

/** Picks from a plan or a report what a picture shows. */
export function pictureOf(source: Plan | StatusReport): Picture {
  const routes: readonly RouteLine[] =
    'steps' in source
      ? source.routes.map((route) => ({ ...route, remark: PLANNED[route.state] }))
      : source.links.flatMap((link) =>
          link.routes.map((route) => ({ ...route, remark: route.state === 'present' ? undefined : 'missing' })),
        );
  return {
    title: source.interconnect,
    networks: source.networks.map((network) => ({
      name: network.name,
      lines: [network.vpcId, network.routerId, ...network.cidrBlocks, network.region],
    })),
    links: source.links.map((link): PictureLink => {
      const end = (index: 0 | 1): PictureEnd => {
        const { network, role, id, status } = link.ends[index];
        const other = link.ends[index === 0 ? 1 : 0].network;
        const word = endWord(role);
        return {
          network,
          lines: [id ?? `${word} (to be made)`, ...(id === undefined ? [] : [`${word}, ${status ?? 'unknown'}`])],
          routes: routes
            .filter((route) => route.network === network && route.towards === other)
            .map(({ destination, remark }) => (remark === undefined ? destination : `${destination} (${remark})`)),
        };
      };
      const solid = link.ends.every((side) => side.works);
      return { ends: [end(0), end(1)], label: capacityWords(link), solid };
    }),
  };
}
