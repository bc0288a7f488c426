import { explain, formatChange } from '../src/network/index.ts';
import { type Mistake, mistakes } from '../test/network/mistakes.ts';
import { world } from '../test/network/world.ts';

const HEAD = '| mistake | symptom | what explain says | fix |\n|---|---|---|---|\n';

/** The page with a row for each classic mistake, as `explain` answers now. */
export function withMistakes(page: string): string {
  const start = page.indexOf(HEAD);
  if (start < 0) throw new Error('docs/mistakes.md has lost the head of its table.');
  return `${page.slice(0, start)}${HEAD}${mistakes.map(row).join('\n')}\n`;
}

function row({ title, symptom, plan, from = 'vsw-a', to = 'vsw-b' }: Mistake): string {
  const { blockers, changes } = explain(world(plan), from, to);
  const says = blockers.map(({ code, direction, message }) => `\`${code}\` (${direction}): ${message}`);
  const fix =
    changes.length === 0
      ? ['None by routes: move one of the vSwitches to another block.']
      : changes.map((change) => `\`${formatChange(change)}\``);
  return `| **${title}** | ${symptom} | ${says.join('<br>')} | ${fix.join('<br>')} |`;
}
