import type { Mark } from './model.ts';

/** The way of a packet is green; where it breaks, red. */
export const COLOURS: Readonly<Record<Mark, string>> = { way: '#1b7f3b', broken: '#c62828' };
