import type { CommandEntry } from '../command.ts';

/**
 * Every command of `isthmus`, in the order help shows them. A new command is one line here and one file beside it;
 * parsing, help, completion and the reference page follow from its declaration.
 */
export const commands: readonly CommandEntry[] = [
  {
    name: 'tutorial',
    summary: 'Join two VPCs live in fifteen steps, and take all of it away again',
    group: 'Learn',
    load: () => import('./tutorial.ts'),
  },
  {
    name: 'init',
    summary: 'Write a commented isthmus.yaml to start from',
    group: 'Interconnect',
    load: () => import('./init.ts'),
  },
  {
    name: 'import',
    summary: 'Write the spec of what connects two VPCs now',
    group: 'Interconnect',
    load: () => import('./import.ts'),
  },
  {
    name: 'plan',
    summary: 'Show what would change, without changing anything',
    group: 'Interconnect',
    load: () => import('./plan.ts'),
  },
  {
    name: 'up',
    summary: 'Make it so: create, connect and route what is declared',
    group: 'Interconnect',
    load: () => import('./up.ts'),
  },
  {
    name: 'status',
    summary: 'Show what exists now beside what is declared',
    group: 'Interconnect',
    load: () => import('./status.ts'),
  },
  {
    name: 'graph',
    summary: 'Draw the networks, router interfaces and routes',
    group: 'Interconnect',
    load: () => import('./graph.ts'),
  },
  {
    name: 'down',
    summary: 'Take away everything that up made, and nothing else',
    group: 'Interconnect',
    load: () => import('./down.ts'),
  },
  {
    name: 'verify',
    summary: 'Ask whether what is declared is true now, both ways',
    group: 'Interconnect',
    load: () => import('./verify.ts'),
  },
  {
    name: 'snapshot',
    summary: 'Write down the networks of a cloud, to be asked offline',
    group: 'Analysis',
    load: () => import('./snapshot.ts'),
  },
  {
    name: 'trace',
    summary: 'Follow a packet and its answer, hop by hop, without sending one',
    group: 'Analysis',
    load: () => import('./trace.ts'),
  },
  {
    name: 'reach',
    summary: 'Show which subnets reach which, exactly',
    group: 'Analysis',
    load: () => import('./reach.ts'),
  },
  {
    name: 'lint',
    summary: 'Find loops, black holes, dead next hops, one-way ways, overlaps',
    group: 'Analysis',
    load: () => import('./lint.ts'),
  },
  {
    name: 'check',
    summary: 'Hold expectations against a network, as code, for CI',
    group: 'Analysis',
    load: () => import('./check.ts'),
  },
  {
    name: 'why',
    summary: 'Name all that keeps two places apart, and the least that joins them',
    group: 'Analysis',
    load: () => import('./why.ts'),
  },
  {
    name: 'diff',
    summary: 'Compare two snapshots: who gains, loses or changes a path',
    group: 'Analysis',
    load: () => import('./diff.ts'),
  },
  {
    name: 'local',
    summary: 'Run the local cloud as a server that official clients can call',
    group: 'Local cloud',
    load: () => import('./local.ts'),
  },
  {
    name: 'local faults add',
    summary: 'Have the running local cloud refuse, drop or delay requests',
    group: 'Local cloud',
    load: () => import('./local-faults-add.ts'),
  },
  {
    name: 'local faults list',
    summary: 'Show the faults in force',
    group: 'Local cloud',
    load: () => import('./local-faults-list.ts'),
  },
  {
    name: 'local faults clear',
    summary: 'Take one fault away, or all',
    group: 'Local cloud',
    load: () => import('./local-faults-clear.ts'),
  },
  {
    name: 'local clock',
    summary: "Show, advance, freeze or resume the local cloud's time",
    group: 'Local cloud',
    load: () => import('./local-clock.ts'),
  },
  {
    name: 'local reset',
    summary: 'Bring the local cloud back to how it started',
    group: 'Local cloud',
    load: () => import('./local-reset.ts'),
  },
  {
    name: 'local snapshot',
    summary: 'Keep all that the local cloud holds in a file, or load such a file',
    group: 'Local cloud',
    load: () => import('./local-snapshot.ts'),
  },
  {
    name: 'local init',
    summary: 'Add the resources of a file to the local cloud',
    group: 'Local cloud',
    load: () => import('./local-init.ts'),
  },
  {
    name: 'local arrears',
    summary: 'Lock a router interface as an unpaid bill does',
    group: 'Local cloud',
    load: () => import('./local-arrears.ts'),
  },
  {
    name: 'local log',
    summary: 'Show the last requests to the local cloud, or follow them',
    group: 'Local cloud',
    load: () => import('./local-log.ts'),
  },
  {
    name: 'local coverage',
    summary: 'List what the local cloud does of each API action, and what it ignores',
    group: 'Local cloud',
    load: () => import('./local-coverage.ts'),
  },
  {
    name: 'env',
    summary: 'Print the settings that aim a shell or Terraform at the local cloud',
    group: 'Local cloud',
    load: () => import('./env.ts'),
  },
  {
    name: 'doctor',
    summary: 'Look for what would stand in the way of up, without changing anything',
    group: 'Interconnect',
    load: () => import('./doctor.ts'),
  },
  {
    name: 'explain',
    summary: 'Tell what an error code means and what to do about it',
    group: 'Interconnect',
    load: () => import('./explain.ts'),
  },
  {
    name: 'completion',
    summary: 'Print the completion script of a shell',
    group: 'About',
    load: () => import('./completion.ts'),
  },
  {
    name: 'help',
    summary: 'Show help, for all or for one command',
    group: 'About',
    load: () => import('./help.ts'),
  },
  {
    name: 'version',
    summary: 'Print the version',
    group: 'About',
    load: () => import('./version.ts'),
  },
];
