import type { Flags } from '../command.ts';
import { type ProjectInput, projectFlags } from '../project/flags.ts';

const { file, local, target, profile, endpoint, log } = projectFlags;

/** Flags of every command that reads a network from a cloud. */
export const sourceFlags = {
  region: {
    kind: 'list',
    summary: 'Region to read; without it, those of the spec',
    placeholder: 'REGION',
  },
  file: { ...file, summary: 'Spec whose names and regions count; without it, the one in this folder, if any' },
  local,
  target,
  profile,
  endpoint,
  log,
} as const satisfies Flags;

/** Flags of every command that answers a question about a network. */
export const analysisFlags = {
  network: {
    kind: 'text',
    short: 'n',
    summary: 'Ask a file of `isthmus snapshot`, offline, instead of a cloud (- for stdin)',
    placeholder: 'FILE',
    completes: 'file',
  },
  ...sourceFlags,
  json: projectFlags.json,
} as const satisfies Flags;

/** What the flags above come to. */
export interface SourceInput extends Omit<ProjectInput, 'json'> {
  readonly region: readonly string[];
}

export interface AnalysisInput extends SourceInput {
  readonly network: string | undefined;
  readonly json: boolean;
}
