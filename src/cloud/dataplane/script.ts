import type { Change } from './changes.ts';

/**
 * What a VRouter's namespace is told before any device is in it: to forward; to judge packets by their destination alone,
 * so that blocks may overlap (no reverse path filter, own addresses as source allowed); to send no redirects; to leave
 * pings of its own addresses alone, which belong to the cloud; and never to be too busy for an ICMP error.
 */
const FORWARD = [
  'cd /proc/sys/net/ipv4',
  'echo 1 >ip_forward',
  'for d in all default; do echo 0 >conf/$d/rp_filter; echo 1 >conf/$d/accept_local; echo 0 >conf/$d/send_redirects; done',
  'echo 1 >icmp_echo_ignore_all',
  'echo 0 >icmp_ratemask',
].join(' && ');

/** Five seconds at the most, for what takes milliseconds on an idle machine. */
const AWAIT = `carries() {
  for try in $(seq 500); do
    case $(ip -n "$1" -o link show type veth) in *'state DOWN'* | *'state LOWERLAYERDOWN'*) sleep 0.01 ;; *) return 0 ;; esac
  done
  echo "the links of $1 do not come up"
  return 1
}`;

/** Changes as a script for `sh`; it ends with an error when one of them failed. Everything else is done all the same. */
export function scriptOf(changes: readonly Change[]): string {
  const commands = changes.map((change) => {
    if (change.kind === 'forward') return `${inNamespace(change.namespace)} sh -c '${FORWARD}' || failed=1`;
    if (change.kind === 'await') return `carries ${word(change.namespace)} || failed=1`;
    const ip = change.namespace === undefined ? 'ip' : `ip -n ${word(change.namespace)}`;
    return [`${ip} -force -batch - <<'END' || failed=1`, ...change.lines, 'END'].join('\n');
  });
  const waits = changes.some(({ kind }) => kind === 'await');
  return ['failed=0', ...(waits ? [AWAIT] : []), ...commands, '[ $failed = 0 ]'].join('\n');
}

/** What stands before a command that is to run in a namespace. */
export function inNamespace(name: string): string {
  return `nsenter --net=/run/netns/${word(name)}`;
}

/**
 * An id on its way into a shell script. Ids are the local cloud's own; a snapshot from elsewhere may hold anything.
 * @throws RangeError for an id that is more than letters, digits, dots and dashes
 */
function word(id: string): string {
  if (/^[A-Za-z0-9][\w.-]*$/.test(id)) return id;
  throw new RangeError(`"${id}" cannot name a network namespace: only letters, digits, dots and dashes can.`);
}
