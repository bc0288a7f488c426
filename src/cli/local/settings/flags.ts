import type { Flags } from '../../command.ts';

/** The flags of `isthmus local` that say what kind of cloud it is: its contents, its times, its rules. */
export const settingFlags = {
  init: {
    kind: 'text',
    summary: 'Start with the resources of this file, and have them again after a reset',
    placeholder: 'FILE',
    completes: 'file',
  },
  timing: {
    kind: 'text',
    summary: 'How long transitions take: realistic, instant, slow, or a file of times (default realistic)',
    placeholder: 'TIMING',
    completes: 'file',
  },
  instant: { kind: 'switch', summary: 'Every transition is over at once: --timing instant' },
  speed: {
    kind: 'number',
    summary: 'Transitions so many times faster (0.5: half as fast)',
    placeholder: 'FACTOR',
    minimum: 0.001,
    maximum: 1_000_000,
    fraction: true,
  },
  strict: {
    kind: 'switch',
    summary: 'Refuse a write while a related resource is still changing, as the real service does: the default',
  },
  lenient: { kind: 'switch', summary: 'Do not: let writes follow on each other' },
  seed: {
    kind: 'number',
    summary: 'Make ids repeatable',
    placeholder: 'NUMBER',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER - 1,
  },
  accounts: {
    kind: 'text',
    summary: 'Accounts, access keys and resource groups from this file',
    placeholder: 'FILE',
    completes: 'file',
  },
  regions: { kind: 'text', summary: 'Regions and zones from this file', placeholder: 'FILE', completes: 'file' },
  region: { kind: 'text', summary: 'The region meant where a request names none', placeholder: 'REGION' },
  quotas: {
    kind: 'list',
    summary: 'A limit, such as vpcsPerRegion=100, or a file of them',
    placeholder: 'NAME=NUMBER',
  },
  'purchase-closed': {
    kind: 'switch',
    summary: 'Refuse new router interfaces between VPCs, as Alibaba Cloud does for most accounts',
  },
  'peering-excludes-interfaces': {
    kind: 'switch',
    summary: 'Refuse a peering of VPCs that router interfaces join, and the reverse, as Alibaba Cloud may',
  },
} as const satisfies Flags;
