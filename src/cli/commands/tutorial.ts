import { defineCommand } from '../command.ts';
import { usageError } from '../command-error.ts';
import { runTutorial } from '../tutorial/run-tutorial.ts';

export const command = defineCommand({
  description: [
    'Does the whole of Alibaba Cloud\'s tutorial "Interconnect two VPCs located in the same region and under the same account", live: an embedded local cloud, two VPCs, the fifteen steps, and in between the proof that it works. After step 9 it traces which subnets reach which, both ways, and on Linux sends real packets as well; after step 15 it shows that nothing is left.',
    'Everything happens on this machine unless --target alibaba says otherwise. Interrupted, it takes down what it made.',
  ],
  flags: {
    transcript: {
      kind: 'switch',
      summary: "Print exactly what the tutorial's own program prints, without the fields that the API has gained since",
    },
    step: { kind: 'switch', summary: 'Stop before each step and say what comes next and why (on a terminal)' },
    'default-route': { kind: 'switch', summary: 'Route 0.0.0.0/0 as the original does, and see what is wrong with it' },
    dataplane: {
      kind: 'switch',
      summary: 'Insist on real packets (docs/dataplane.md); without it they are sent where this machine can',
    },
    instant: { kind: 'switch', summary: 'Let the local cloud make every transition at once' },
    target: {
      kind: 'text',
      summary: 'The cloud to do it on',
      placeholder: 'TARGET',
      choices: ['local', 'alibaba'],
      default: 'local',
    },
    vpc1: { kind: 'text', summary: 'With --target alibaba: the VPC of the initiator', placeholder: 'VPC' },
    vpc2: { kind: 'text', summary: 'With --target alibaba: the VPC of the acceptor', placeholder: 'VPC' },
    region: {
      kind: 'text',
      summary: 'With --target alibaba: the region of both',
      placeholder: 'REGION',
      default: 'cn-hangzhou',
      environment: 'ALIBABA_CLOUD_REGION_ID',
    },
    spec: { kind: 'text', summary: 'Bandwidth class of the initiator', placeholder: 'CLASS', default: 'Large.2' },
    profile: { kind: 'text', summary: 'With --target alibaba: credentials profile', placeholder: 'PROFILE' },
    endpoint: {
      kind: 'text',
      summary: 'With --target alibaba: host:port to call instead',
      placeholder: 'HOST:PORT',
      environment: 'ALIBABA_CLOUD_ENDPOINT',
    },
    yes: { kind: 'switch', short: 'y', summary: 'With --target alibaba: approve without being asked' },
    json: { kind: 'switch', summary: 'Print a report as JSON when it is over' },
  },
  examples: [
    { command: 'isthmus tutorial', summary: 'Watch it, in a few seconds' },
    { command: 'isthmus tutorial --step', summary: 'One step at a time, with the reasons' },
    { command: 'isthmus tutorial --default-route', summary: 'What 0.0.0.0/0 on both sides really does' },
    {
      command: 'isthmus tutorial --target alibaba --vpc1 vpc-bp15opprpg0rg --vpc2 vpc-bp1v31by9jix2',
      summary: 'On the real cloud',
    },
  ],
  async run(context, { flags }) {
    if (flags.step && !context.terminal.interactive) {
      throw usageError('--step asks before each step, and there is no terminal to ask on.', 'Leave --step out.');
    }
    if ([flags.transcript, flags.json, flags.step].filter(Boolean).length > 1) {
      throw usageError('--transcript, --json and --step exclude each other.');
    }
    if (flags.target === 'local' && (flags.vpc1 ?? flags.vpc2) !== undefined) {
      throw usageError('--vpc1 and --vpc2 go with --target alibaba; the local cloud lays out its own.');
    }
    if (flags.dataplane && (flags.target === 'alibaba' || flags.transcript)) {
      throw usageError('--dataplane goes with the embedded local cloud, and not with --transcript.');
    }
    return runTutorial(context, { ...flags, defaultRoute: flags['default-route'], dataPlane: flags.dataplane });
  },
});
