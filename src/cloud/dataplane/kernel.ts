/**
 * The state of the Linux kernel that plays a network, as plain data. A namespace is a VRouter (named by its VPC's id) or
 * the host of a vSwitch (named by the vSwitch's id). Addresses, rules and routes are kept in the words of `ip`, so that
 * what is compared is what is said to the kernel.
 */
export interface Kernel {
  readonly namespaces: ReadonlyMap<string, Namespace>;
  /** By a key that is the same only where both ends are the same. */
  readonly links: ReadonlyMap<string, Link>;
}

export interface Namespace {
  readonly kind: 'router' | 'host';
  /** Arguments of `ip address add`. */
  readonly addresses: ReadonlySet<string>;
  /** Arguments of `ip rule add`. */
  readonly rules: ReadonlySet<string>;
  readonly routes: ReadonlyMap<string, Route>;
}

/** A route: its key is prefix, metric and table (what the kernel keeps apart), as arguments of `ip route`. */
export interface Route {
  readonly target: Target;
}

/**
 * What a route does with a packet: sends it into a device, drops it in silence (a black hole: the next hop is down), or
 * refuses it with "communication administratively prohibited" (the packet leaves for something that is not emulated).
 */
export type Target = { readonly device: string } | 'blackhole' | 'prohibit';

/** A virtual cable (veth) between two namespaces. It exists while it carries packets. */
export interface Link {
  readonly ends: readonly [LinkEnd, LinkEnd];
}

export interface LinkEnd {
  readonly namespace: string;
  readonly device: string;
}

/** The kernel before anything was said to it. */
export const EMPTY_KERNEL: Kernel = { namespaces: new Map(), links: new Map() };

/** The device of a vSwitch's host. */
export const HOST_DEVICE = 'eth0';

/** How long the kernel lets the name of a device be (IFNAMSIZ, less its closing zero). */
const DEVICE_NAME = 15;

/**
 * The name of the device that stands for a resource: its id, or of a long id the kind and the last letters, which are
 * the random ones.
 */
export function deviceName(id: string): string {
  if (id.length <= DEVICE_NAME) return id;
  const kind = id.slice(0, id.indexOf('-') + 1);
  return kind + id.slice(kind.length - DEVICE_NAME);
}
