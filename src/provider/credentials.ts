import { esDefault } from './es-default.ts';
import { CredentialsError } from './transport.ts';

interface StaticKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

export interface AlibabaOptions {
  /** Keys to sign with; absent: the official credential chain (environment, OIDC, `~/.aliyun/config.json`, …). */
  readonly keys?: StaticKeys;
  /** Profile of `~/.aliyun/config.json`, where no keys are given. */
  readonly profile?: string;
  /** `host` or `host:port` for every product and region; absent: Alibaba Cloud's own endpoints. */
  readonly endpoint?: string;
  /** Default `https`; the local cloud also speaks `http`. */
  readonly protocol?: 'http' | 'https';
  /** Default 5,000 ms. */
  readonly connectTimeoutMs?: number;
  /** Default 15,000 ms. */
  readonly readTimeoutMs?: number;
}

/** The part of the official credential client that signing needs; it refreshes temporary keys by itself. */
export type Credential = import('@alicloud/credentials').default;

/** The official credential client for these options: static keys, a named profile, or the default chain. */
export async function makeCredential(options: AlibabaOptions): Promise<Credential> {
  const module = await import('@alicloud/credentials');
  const Credentials = esDefault(module);
  try {
    if (options.keys !== undefined) {
      const { accessKeyId, accessKeySecret, securityToken } = options.keys;
      const config =
        securityToken === undefined
          ? { type: 'access_key', accessKeyId, accessKeySecret }
          : { type: 'sts', accessKeyId, accessKeySecret, securityToken };
      return new Credentials(new module.Config(config));
    }
    if (options.profile !== undefined) {
      const provider = module.CLIProfileCredentialsProvider.builder().withProfileName(options.profile).build();
      return new Credentials(null, provider);
    }
    return new Credentials();
  } catch (cause) {
    throw new CredentialsError(`No credentials: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
