import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { LogEntry } from './gateway/log.ts';
import type { Notice } from './gateway/notices.ts';
import type { InitInput } from './init/schema.ts';
import type { Quotas } from './quotas.ts';
import type { Region } from './regions.ts';
import type { Timing, TimingProfile } from './timing.ts';

export interface LocalCloudOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Address to bind; default 127.0.0.1. Anything else exposes the cloud to the network. */
  readonly host?: string;
  readonly allowedHosts?: readonly string[];
  /** A folder to keep the state in; default: memory only. Created when absent. */
  readonly dataDirectory?: string | undefined;
  /**
   * The folder of the certificate authority that HTTPS is served with; default: the data folder, else one of the user's own
   * (~/.local/state/isthmus). Nothing is written there before a client speaks TLS.
   */
  readonly certificateDirectory?: string;
  /** How long transitions take; default `realistic`. */
  readonly timing?: TimingProfile | { readonly speed: number } | Partial<Timing>;
  /** Refuses a write while a related resource is still changing, as the real service does; default true. */
  readonly strict?: boolean;
  /**
   * Whether CreateRouterInterface between VPCs is refused (`Forbidden.NotInRouterInterfaceCreateWhitelist`), as it is for
   * most accounts of the real service; default false. An account's own `purchaseClosed` goes before it.
   */
  readonly purchaseClosed?: boolean;
  /**
   * Resources to start with, and to have again after a reset: a document as text (YAML or JSON) or as an object. A data
   * folder that holds something already is left as it is.
   */
  readonly init?: string | InitInput;
  /** The file that `init` was read from, for its problems. */
  readonly initFile?: string;
  /** Whether a peering of two VPCs that router interfaces join is refused, and the reverse; default false. */
  readonly peeringExcludesInterfaces?: boolean;
  /** Makes ids repeatable. */
  readonly seed?: number;
  readonly clock?: Clock;
  readonly quotas?: Partial<Quotas>;
  /** Whether documented request rates are enforced; default true. */
  readonly rateLimits?: boolean;
  readonly accounts?: readonly Account[];
  readonly regions?: readonly Region[];
  /** The region meant where a request names none; default cn-hangzhou. */
  readonly defaultRegion?: string;
  /** Called after each request. */
  readonly log?: (entry: LogEntry) => void;
  /**
   * Whether the networks are built in Linux network namespaces too, so that real packets can be sent (docs/dataplane.md);
   * default false. `onDataPlaneError` is told when the kernel could not follow a change.
   */
  readonly dataPlane?: boolean;
  readonly onDataPlaneError?: (error: unknown) => void;
  /** Called when a client seems to have got something wrong before any call: the certificate, the host, the proxy. */
  readonly notice?: (notice: Notice) => void;
}
