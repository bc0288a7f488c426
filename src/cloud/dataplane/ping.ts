import type { Sandbox } from './sandbox.ts';
import { inNamespace } from './script.ts';

/** A packet to send from the host of a vSwitch. */
export interface Probe {
  readonly vSwitchId: string;
  /** An IPv4 address, or the id of a vSwitch: its host is meant. */
  readonly to: string;
}

/** What came back of an echo request. */
export const EchoAnswer = {
  /** The destination answered: both ways are open. */
  Reply: 'reply',
  /** A VRouter found the packet's time to live used up: it went in a circle. */
  TimeExceeded: 'time-exceeded',
  /** A VRouter has no route for it. */
  Unreachable: 'unreachable',
  /** A VRouter would send it to something that is not emulated. */
  Leaves: 'leaves',
  /** Nothing came back: a black hole there, or no way back. */
  Silence: 'silence',
} as const;
export type EchoAnswer = (typeof EchoAnswer)[keyof typeof EchoAnswer];

export interface ProbeResult extends Probe {
  readonly answer: EchoAnswer;
  /** Who answered; undefined for silence. */
  readonly by: string | undefined;
  /** Round trip time, for a reply. */
  readonly milliseconds: number | undefined;
  /** The line of `ping` that says so; empty for silence. */
  readonly said: string;
}

/** So many at once: each is a process, and those that nobody answers take a second. */
const AT_ONCE = 64;

/** The script that sends each probe once, and then prints what `ping` said, each line after the number of its probe. */
export function pingScript(probes: readonly Probe[]): string {
  const commands = probes.flatMap(({ vSwitchId, to }, index) => [
    `${inNamespace(vSwitchId)} ping -n -c 1 -W 1 ${dotted(to)} >"$folder/${index}" 2>&1 &`,
    ...(index % AT_ONCE === AT_ONCE - 1 ? ['wait'] : []),
  ]);
  return [
    'folder=$(mktemp -d /run/ping.XXXXXX)',
    ...commands,
    'wait',
    'cd "$folder"; for file in *; do while IFS= read -r line; do echo "$file $line"; done <"$file"; done',
    'rm -r "$folder"',
  ].join('\n');
}

/** Sends the probes, all at about the same time, and says what became of each; undefined when the sandbox ended over it. */
export async function ping(sandbox: Sandbox, probes: readonly Probe[]): Promise<readonly ProbeResult[] | undefined> {
  if (probes.length === 0) return [];
  const { lines, status } = await sandbox.run(pingScript(probes), { aside: true });
  if (status !== 0) return undefined;
  const said = Map.groupBy(lines, (line) => Number(line.slice(0, line.indexOf(' '))));
  return probes.map((probe, index) => ({
    ...probe,
    ...readPing((said.get(index) ?? []).map((line) => line.slice(line.indexOf(' ') + 1))),
  }));
}

/** Reads what `ping -n -c 1` of iputils prints. */
export function readPing(lines: readonly string[]): Omit<ProbeResult, keyof Probe> {
  for (const said of lines) {
    const reply = /bytes from ([\d.]+): icmp_seq=\d+ .*time=([\d.]+) ms/.exec(said);
    if (reply) return { answer: EchoAnswer.Reply, by: reply[1], milliseconds: Number(reply[2]), said };
    const error = /^From ([\d.]+) icmp_seq=\d+ (.*)$/.exec(said);
    if (error) return { answer: meaning(error[2] ?? ''), by: error[1], milliseconds: undefined, said };
  }
  return { answer: EchoAnswer.Silence, by: undefined, milliseconds: undefined, said: '' };
}

function meaning(text: string): EchoAnswer {
  if (text === 'Time to live exceeded') return EchoAnswer.TimeExceeded;
  return text === 'Packet filtered' ? EchoAnswer.Leaves : EchoAnswer.Unreachable;
}

/** @throws RangeError for what is not a dotted address: it would go into a shell script */
function dotted(address: string): string {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return address;
  throw new RangeError(`"${address}" is not an IPv4 address.`);
}
