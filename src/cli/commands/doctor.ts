import type { Check } from '../../interconnect/index.ts';
import { defineCommand } from '../command.ts';
import { printJson } from '../envelope.ts';
import { ExitCode } from '../exit-code.ts';
import { columns, count } from '../layout.ts';
import { projectFlags } from '../project/flags.ts';
import { openCloud } from '../project/open-cloud.ts';
import { findProject, targetOf } from '../project/open-project.ts';
import type { Terminal } from '../terminal.ts';

export const command = defineCommand({
  description: [
    'Looks for what would stand in the way of `isthmus up`, without changing anything: whether the endpoints answer, the clock of this machine, the credentials and whose they are, the permissions (by calls that can have no effect: reads, and writes about objects that do not exist), and what is left of the quotas that the spec meets.',
    'With a spec it looks at every account and region that the spec names; without one, at --region.',
  ],
  flags: {
    ...projectFlags,
    region: {
      kind: 'text',
      summary: 'Region to look at, where there is no spec',
      placeholder: 'REGION',
      default: 'cn-hangzhou',
      environment: 'ALIBABA_CLOUD_REGION_ID',
    },
  },
  examples: [
    { command: 'isthmus doctor', summary: 'Before the first `isthmus up`' },
    { command: 'isthmus doctor --profile ops --region cn-shanghai', summary: 'May these credentials do it there?' },
  ],
  exitCodes: { 1: 'something stands in the way' },
  async run(context, { flags }) {
    const { terminal } = context;
    const { examine } = await import('../../interconnect/index.ts');
    const loaded = await findProject(context, flags.file);
    const target = targetOf(context, flags, loaded?.spec.target ?? 'alibaba');
    const { dirname } = process.getBuiltinModule('node:path');
    const directory = loaded === undefined ? context.directory : dirname(loaded.file);
    const cloud = await openCloud(context, { ...flags, target, directory });
    try {
      if (!flags.json) terminal.tell(terminal.talkPaint.dim(`On ${cloud.label}`));
      const checks = await examine({
        target,
        connect: (access) => cloud.connect(access),
        urlOf: cloud.urlOf,
        subject: loaded === undefined ? { place: { region: flags.region } } : { spec: { ...loaded.spec, target } },
        ...(flags.json ? {} : { onCheck: (check) => tellCheck(terminal, check) }),
      });
      const failed = checks.filter(({ status }) => status === 'failed');
      const status = failed.length === 0 ? 'healthy' : 'failed';
      if (flags.json) printJson(terminal, 'doctor', status, checks);
      else if (failed.length === 0) terminal.print('Nothing stands in the way.');
      else terminal.print(`${count(failed.length, 'thing stands', 'things stand')} in the way.`);
      if (failed.some(({ about }) => about === 'credentials')) return ExitCode.authentication;
      return failed.length === 0 ? ExitCode.ok : ExitCode.failed;
    } finally {
      await cloud.close();
    }
  },
});

function tellCheck(terminal: Terminal, { about, where, status, found, actions }: Check): void {
  const { paint, signs } = terminal;
  const sign = {
    ok: paint.green(signs.done),
    warning: paint.yellow('!'),
    failed: paint.red(signs.failed),
    unknown: paint.dim('?'),
  }[status];
  terminal.print(columns([[sign, about.padEnd(11), where, found]]).join('\n'));
  for (const action of actions) terminal.print(`  ${signs.arrow} ${action}`);
}
