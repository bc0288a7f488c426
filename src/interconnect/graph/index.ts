import type { Plan } from '../plan/types.ts';
import type { StatusReport } from '../status-types.ts';
import { dot } from './dot.ts';
import { mermaid } from './mermaid.ts';
import { type Picture, pictureOf } from './model.ts';
import { svg } from './svg.ts';

export type GraphFormat = 'mermaid' | 'dot' | 'svg';

const FORMATS = { mermaid, dot, svg } as const;

/** A picture of the VPCs, the router interfaces between them and their routes: as planned, or as found. */
export function graph(source: Plan | StatusReport, format: GraphFormat): string {
  return draw(pictureOf(source), format);
}

/** A picture in one of the formats. */
export function draw(picture: Picture, format: GraphFormat): string {
  return FORMATS[format](picture);
}
