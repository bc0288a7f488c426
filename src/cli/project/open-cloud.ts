import type { Access, Prober } from '../../interconnect/index.ts';
import type { Product, Transport } from '../../provider/index.ts';
import type { Context } from '../command.ts';
import { proberOf } from '../local/prober.ts';
import { findRunning } from '../local/running-cloud.ts';
import { openCallLog } from './call-log.ts';

/** A cloud that can be called, and what ends the use of it. */
export interface OpenCloud {
  /** For messages: "the local cloud at 127.0.0.1:8099". */
  readonly label: string;
  readonly region: string | undefined;
  connect(access: Pick<Access, 'region' | 'profile'>): Transport;
  /** The base URL of a product's endpoint. */
  urlOf(product: Product, region: string): string;
  /** What sends real packets there; resolves with undefined where there is no data plane now. */
  prober?(): Promise<Prober | undefined>;
  close(): Promise<void>;
}

interface Wanted {
  readonly target: 'alibaba' | 'local';
  /** The folder whose `.isthmus/` keeps a local cloud of its own. */
  readonly directory: string;
  readonly profile?: string | undefined;
  readonly endpoint?: string | undefined;
  /** A file that gets a line for each call. */
  readonly log?: string | undefined;
}

/** Opens the way to the cloud a command works on. Nothing is called yet. */
export async function openCloud(context: Context, wanted: Wanted): Promise<OpenCloud> {
  const open = () => (wanted.target === 'local' ? openLocal(context, wanted.directory) : openAlibaba(wanted));
  if (wanted.log === undefined) return open();
  const { resolve } = process.getBuiltinModule('node:path');
  const log = await openCallLog(resolve(context.directory, wanted.log));
  const cloud = await open();
  return {
    ...cloud,
    connect: (access) => log.wrap(cloud.connect(access), access.profile ?? wanted.profile),
    close: () => cloud.close().finally(log.close),
  };
}

async function openAlibaba({ profile, endpoint }: Wanted): Promise<OpenCloud> {
  const { alibabaTransport, endpointOf } = await import('../../provider/index.ts');
  const protocol = endpoint !== undefined && isLoopback(endpoint) ? 'http' : 'https';
  return {
    label: endpoint === undefined ? 'Alibaba Cloud' : `the cloud at ${endpoint}`,
    region: undefined,
    connect: (access) => {
      const named = access.profile ?? profile;
      return alibabaTransport({
        ...(named === undefined ? {} : { profile: named }),
        ...(endpoint === undefined ? {} : { endpoint, protocol }),
      });
    },
    urlOf: (product, region) => `${protocol}://${endpoint ?? endpointOf(product, region)}`,
    close: async () => {},
  };
}

/** A running local cloud if there is one; else one in this process, its state kept for the next command. */
async function openLocal(context: Context, directory: string): Promise<OpenCloud> {
  const { alibabaTransport } = await import('../../provider/index.ts');
  const [running] = await findRunning(context.environment);
  if (running !== undefined) {
    const { accessKeyId, accessKeySecret, endpoint } = running;
    const keys = { accessKeyId, accessKeySecret };
    return {
      label: `the local cloud at ${endpoint}`,
      region: running.region,
      connect: () => alibabaTransport({ keys, endpoint, protocol: 'http' }),
      urlOf: () => running.url,
      prober: async () => proberOf(context, running),
      close: async () => {},
    };
  }
  const data = keepDirectory(directory);
  const { LocalCloud } = await import('../../cloud/index.ts');
  const cloud = await LocalCloud.start({ dataDirectory: data });
  const { accessKeyId, accessKeySecret } = cloud.credentials;
  return {
    label: 'the local cloud in .isthmus/',
    region: cloud.region,
    connect: () =>
      alibabaTransport({ keys: { accessKeyId, accessKeySecret }, endpoint: cloud.endpoint, protocol: 'http' }),
    urlOf: () => cloud.url,
    close: () => cloud.stop(),
  };
}

/** `.isthmus/cloud`, kept out of version control by its own ignore file. */
function keepDirectory(directory: string): string {
  const { join } = process.getBuiltinModule('node:path');
  const fs = process.getBuiltinModule('node:fs');
  const own = join(directory, '.isthmus');
  fs.mkdirSync(join(own, 'cloud'), { recursive: true });
  const ignore = join(own, '.gitignore');
  if (!fs.existsSync(ignore)) fs.writeFileSync(ignore, '*\n');
  return join(own, 'cloud');
}

function isLoopback(endpoint: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/.test(endpoint);
}
