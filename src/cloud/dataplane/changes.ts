import { EMPTY_KERNEL, type Kernel, type Link, type Namespace, type Route } from './kernel.ts';

/** One thing to do. `lines` go to one `ip -batch`; in a namespace, or, without one, where namespaces are made. */
export type Change =
  | { readonly kind: 'ip'; readonly namespace?: string; readonly lines: readonly string[] }
  /** Lets a new namespace forward packets as a VRouter does. */
  | { readonly kind: 'forward'; readonly namespace: string }
  /** Waits until every cable in a namespace carries packets. */
  | { readonly kind: 'await'; readonly namespace: string };

/**
 * All cables have one and the same address at both ends, and ask no one for it (no ARP): a packet sent into one end is for
 * the other.
 */
const CABLE_END = 'address 02:00:00:00:00:01 arp off';

/**
 * The gateway of every route, link-local and nobody's. Without one, the kernel would remember each destination as a
 * neighbour of its own, in a table that all namespaces of the machine share.
 */
const OTHER_END = 'via 169.254.0.1';

/**
 * What turns one kernel state into another, in an order in which no packet meets a half-made route: namespaces and cables
 * come first and go last. A cable that goes where another with the same device name comes is taken out beforehand.
 */
export function changes(before: Kernel, after: Kernel): readonly Change[] {
  const cut = before === EMPTY_KERNEL ? before : withoutReplacedLinks(before, after);
  return cut === before ? step(before, after) : [...step(before, cut), ...step(cut, after)];
}

function step(before: Kernel, after: Kernel): readonly Change[] {
  const born = missing(after.namespaces, before.namespaces);
  const gone = missing(before.namespaces, after.namespaces);
  const added = missing(after.links, before.links);
  const removed = missing(before.links, after.links);
  const up = new Map<string, string[]>();
  for (const { ends } of added.values()) {
    for (const { namespace, device } of ends) {
      const lines = up.get(namespace) ?? [];
      lines.push(`link set ${device} up`);
      up.set(namespace, lines);
    }
  }
  const inside = Array.from(after.namespaces, ([name, to]): Change => {
    const from = before.namespaces.get(name);
    const loopback = from === undefined ? ['link set lo up'] : [];
    return { kind: 'ip', namespace: name, lines: [...loopback, ...(up.get(name) ?? []), ...within(from, to)] };
  });
  const all: readonly Change[] = [
    { kind: 'ip', lines: Array.from(born.keys(), (name) => `netns add ${name}`) },
    // Before any cable: devices take the settings of their namespace when they come into it.
    ...[...born].flatMap(([namespace, { kind }]): Change[] =>
      kind === 'router' ? [{ kind: 'forward', namespace }] : [],
    ),
    { kind: 'ip', lines: Array.from(added.values(), addition) },
    ...inside,
    ...Array.from(waiting(after, added), (namespace): Change => ({ kind: 'await', namespace })),
    ...removals(removed, gone),
    { kind: 'ip', lines: Array.from(gone.keys(), (name) => `netns del ${name}`) },
  ];
  return all.filter((change) => change.kind !== 'ip' || change.lines.length > 0);
}

/**
 * Of a new cable, the end that is switched on first hears of the other from the kernel, and drops packets until then:
 * that may take long on a busy machine. The second end works at once.
 */
function waiting(after: Kernel, added: ReadonlyMap<string, Link>): ReadonlySet<string> {
  const order = new Map(Array.from(after.namespaces.keys(), (name, position) => [name, position]));
  const position = ({ namespace }: Link['ends'][number]) => order.get(namespace) ?? 0;
  return new Set(
    Array.from(added.values(), ({ ends: [a, b] }) => (position(a) <= position(b) ? a.namespace : b.namespace)),
  );
}

function addition({ ends: [near, far] }: Link): string {
  const end = ({ namespace, device }: Link['ends'][number]) => `name ${device} ${CABLE_END} netns ${namespace}`;
  return `link add ${end(near)} type veth peer ${end(far)}`;
}

/**
 * Cables are pulled by one end. Those of a namespace that goes would go with it, but the kernel takes its time about that,
 * and meanwhile their names stay taken at the end that is left.
 */
function removals(removed: ReadonlyMap<string, Link>, gone: ReadonlyMap<string, Namespace>): readonly Change[] {
  const pulled = [...removed.values()].filter(({ ends }) => !ends.every(({ namespace }) => gone.has(namespace)));
  const byNamespace = Map.groupBy(pulled, ({ ends: [{ namespace }] }) => namespace);
  return Array.from(byNamespace, ([namespace, links]) => ({
    kind: 'ip',
    namespace,
    lines: links.map(({ ends: [{ device }] }) => `link del ${device}`),
  }));
}

/** What changes inside one namespace: what comes first, then what goes. */
function within(before: Namespace | undefined, after: Namespace): readonly string[] {
  const list = (name: 'addresses' | 'rules') => [before?.[name] ?? new Set<string>(), after[name]] as const;
  const [oldAddresses, newAddresses] = list('addresses');
  const [oldRules, newRules] = list('rules');
  const oldRoutes = before?.routes ?? new Map<string, Route>();
  return [
    ...without(newAddresses, oldAddresses).map((one) => `address add ${one}`),
    ...[...after.routes]
      .filter(([key, route]) => words(route) !== words(oldRoutes.get(key)))
      .map(([key, route]) => routeLine(key, route)),
    ...without(newRules, oldRules).map((one) => `rule add ${one}`),
    ...without(oldRules, newRules).map((one) => `rule del ${one}`),
    ...Array.from(missing(oldRoutes, after.routes).keys(), (key) => `route del ${key}`),
    ...without(oldAddresses, newAddresses).map((one) => `address del ${one}`),
  ];
}

function routeLine(key: string, { target }: Route): string {
  return typeof target === 'string'
    ? `route replace ${target} ${key}`
    : `route replace ${key} ${OTHER_END} dev ${target.device} onlink`;
}

function words(route: Route | undefined): string {
  if (route === undefined) return '';
  return typeof route.target === 'string' ? route.target : `dev ${route.target.device}`;
}

/**
 * The state before, less the cables whose device name a new cable takes. What was routed into them is dropped meanwhile.
 * The same object when there is none.
 */
function withoutReplacedLinks(before: Kernel, after: Kernel): Kernel {
  const end = ({ namespace, device }: Link['ends'][number]) => `${namespace} ${device}`;
  const coming = new Set([...missing(after.links, before.links).values()].flatMap(({ ends }) => ends.map(end)));
  const replaced = [...missing(before.links, after.links)].filter(([, { ends }]) =>
    ends.some((one) => coming.has(end(one))),
  );
  if (replaced.length === 0) return before;
  const cut = new Set(replaced.flatMap(([, { ends }]) => ends.map(end)));
  const links = new Map(before.links);
  for (const [key] of replaced) links.delete(key);
  const namespaces = new Map(
    Array.from(before.namespaces, ([name, namespace]) => [name, withoutDevices(name, namespace, cut)]),
  );
  return { namespaces, links };
}

function withoutDevices(name: string, namespace: Namespace, cut: ReadonlySet<string>): Namespace {
  const isCut = ({ target }: Route) => typeof target !== 'string' && cut.has(`${name} ${target.device}`);
  if (![...namespace.routes.values()].some(isCut)) return namespace;
  const routes = new Map(
    Array.from(namespace.routes, ([key, route]): [string, Route] => [
      key,
      isCut(route) ? { target: 'blackhole' } : route,
    ]),
  );
  return { ...namespace, routes };
}

function without(these: ReadonlySet<string>, those: ReadonlySet<string>): readonly string[] {
  return [...these].filter((one) => !those.has(one));
}

function missing<Value>(
  these: ReadonlyMap<string, Value>,
  those: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  return new Map([...these].filter(([key]) => !those.has(key)));
}
