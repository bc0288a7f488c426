import type { Fault, FaultRule } from '../../cloud/faults/fault.ts';
import { defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { printJson } from '../envelope.ts';
import { durationOf } from '../local/duration-of.ts';
import { faultText } from '../local/fault-text.ts';
import { operate, runningFlags } from '../local/operate.ts';

export const command = defineCommand({
  description: [
    'Has the running local cloud refuse, drop or delay requests, so that you see what your program makes of it. Faults strike before the action, or, with --after-effect, when its work is done and only the answer is at stake: the hard case, in which a client cannot know whether the call took effect.',
    'The first fault that fits a request strikes it. Faults are gone after `isthmus local faults clear`, `isthmus local reset`, or when they have struck --count times.',
  ],
  flags: {
    action: {
      kind: 'text',
      summary: 'The action it concerns, or a pattern such as Describe*; default: every action',
      placeholder: 'ACTION',
    },
    parameter: {
      kind: 'list',
      summary: 'Only requests that bring this parameter with this value',
      placeholder: 'NAME=VALUE',
    },
    code: { kind: 'text', summary: 'Refuse with this error code', placeholder: 'CODE' },
    message: { kind: 'text', summary: 'Text of the refusal', placeholder: 'TEXT' },
    status: {
      kind: 'number',
      summary: 'HTTP status of the refusal; default: the one that goes with the code',
      placeholder: 'STATUS',
      minimum: 400,
      maximum: 599,
    },
    drop: { kind: 'switch', summary: 'Close the connection without an answer' },
    delay: {
      kind: 'text',
      summary: 'Hold the request back for so long; with --after-effect, its answer',
      placeholder: 'TIME',
    },
    'after-effect': {
      kind: 'switch',
      summary: 'Carry the action out first; only its answer is lost, replaced or late',
    },
    rate: {
      kind: 'number',
      summary: 'Share of the requests that it strikes',
      placeholder: 'SHARE',
      minimum: 0.000001,
      maximum: 1,
      fraction: true,
    },
    count: {
      kind: 'number',
      summary: 'How many requests it strikes; default: no end',
      placeholder: 'NUMBER',
      minimum: 1,
      maximum: 1_000_000_000,
    },
    skip: {
      kind: 'number',
      summary: 'How many requests it lets pass first',
      placeholder: 'NUMBER',
      minimum: 0,
      maximum: 1_000_000_000,
    },
    ...runningFlags,
  },
  examples: [
    {
      command: 'isthmus local faults add --action CreateRouteEntry --code Throttling --rate 0.3 --count 5',
      summary: 'Throttle three in ten, five times in all',
    },
    {
      command: 'isthmus local faults add --action CreateRouterInterface --drop --after-effect --count 1',
      summary: 'Make one, and lose the answer',
    },
    { command: 'isthmus local faults add --delay 2s', summary: 'A slow day' },
  ],
  async run(context, { flags }) {
    const rule: FaultRule = {
      ...given({ action: flags.action, code: flags.code, message: flags.message, status: flags.status }),
      ...given({ rate: flags.rate, count: flags.count, skip: flags.skip }),
      ...(flags.parameter.length === 0 ? {} : { parameters: Object.fromEntries(flags.parameter.map(pairOf)) }),
      ...(flags.drop ? { drop: true } : {}),
      ...(flags['after-effect'] ? { afterEffect: true } : {}),
      ...(flags.delay === undefined ? {} : { delay: durationOf('--delay', flags.delay) }),
    };
    const wanted = { method: 'POST', path: '/faults', body: rule, port: flags.port } as const;
    const { fault } = await operate<{ readonly fault: Fault }>(context, wanted);
    if (flags.json) printJson(context.terminal, 'local faults add', 'ok', fault);
    else context.terminal.print(faultText(fault));
    return 0;
  },
});

const given = (values: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

function pairOf(word: string): readonly [string, string] {
  const at = word.indexOf('=');
  if (at < 1) throw usageError(`--parameter is "${word}"; it must be NAME=VALUE.`);
  return [word.slice(0, at), word.slice(at + 1)];
}
