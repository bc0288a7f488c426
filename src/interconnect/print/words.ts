import type { LinkEnd, LinkView } from '../plan/types.ts';

const WORDS = {
  InitiatingSide: 'initiator',
  AcceptingSide: 'acceptor',
  Requester: 'requester',
  Accepter: 'accepter',
} as const;

/** The role of a link's end, in a word. */
export const endWord = (role: LinkEnd['role']): string => WORDS[role];

/** The bandwidth that a spec asks for, where it does. */
export const bandwidthWords = ({ bandwidth }: LinkView): string =>
  bandwidth === undefined ? '' : `${bandwidth} Mbit/s`;

/** How much a link carries: `Large.2`, `200 Mbit/s`; of a peering that has no limit, what it is. */
export const capacityWords = (link: LinkView): string => link.spec ?? (bandwidthWords(link) || 'VPC peering');
