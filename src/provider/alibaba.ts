import { flatten } from '../openapi/index.ts';
import { type AlibabaOptions, type Credential, makeCredential } from './credentials.ts';
import { endpointOf } from './endpoints.ts';
import { esDefault } from './es-default.ts';
import {
  type ApiAnswer,
  type ApiRequest,
  CloudError,
  CredentialsError,
  idsOf,
  NoAnswerError,
  type Transport,
} from './transport.ts';

/** The official core's default of 3 s is what its users complain about: a slow answer is not a lost one. */
const CONNECT_TIMEOUT_MS = 5_000;
const READ_TIMEOUT_MS = 15_000;

/** The one method of the core's client that is used; its own types name classes of a package that is not ours to import. */
interface CoreClient {
  callApi(parameters: object, request: object, runtime: object): Promise<{ readonly body?: unknown }>;
}

interface Loaded {
  readonly credential: Credential;
  clientFor(request: ApiRequest): CoreClient;
}

/** Loads the official client core (0.1 to 0.2 s, hence only at the first call); one client per endpoint. */
async function load(options: AlibabaOptions): Promise<Loaded> {
  const [core, credential] = await Promise.all([import('@alicloud/openapi-core'), makeCredential(options)]);
  const Client = esDefault(core);
  const clients = new Map<string, CoreClient>();
  const make = (endpoint: string, regionId: string): CoreClient => {
    const config = new core.$OpenApiUtil.Config({
      endpoint,
      protocol: options.protocol ?? 'https',
      regionId,
      connectTimeout: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      readTimeout: options.readTimeoutMs ?? READ_TIMEOUT_MS,
      credential,
    });
    return new Client(config) as unknown as CoreClient;
  };
  return {
    credential,
    clientFor: ({ product, region }) => {
      const endpoint = options.endpoint ?? endpointOf(product, region);
      const client = clients.get(endpoint) ?? make(endpoint, region);
      clients.set(endpoint, client);
      return client;
    },
  };
}

/**
 * Calls Alibaba Cloud, or a local cloud that speaks like it, through the official client core. No retries here: those
 * are decided by the table of codes in `retry-table.ts`.
 */
export function alibabaTransport(options: AlibabaOptions = {}): Transport {
  let loading: Promise<Loaded> | undefined;
  const send = async ({ clientFor }: Loaded, request: ApiRequest): Promise<ApiAnswer> => {
    const query = Object.fromEntries(flatten(request.parameters));
    const parameters = { ...RPC, action: request.action, version: request.version };
    try {
      const { body } = await clientFor(request).callApi(parameters, { query }, {});
      if (!isAnswer(body)) throw new Error('the answer is not a JSON object');
      return body;
    } catch (cause) {
      throw translate(request, cause);
    }
  };
  let renewing: Promise<Loaded> | undefined;
  /** The chain asked from the start, once for all calls that meet the same refused keys. */
  const renewed = async (refused: string | undefined): Promise<Loaded | undefined> => {
    const current = await loading;
    if (current !== undefined && (await tokenOf(current, options)) !== refused) return current;
    renewing ??= primed(options).finally(() => {
      renewing = undefined;
    });
    const fresh = await renewing;
    if ((await tokenOf(fresh, options)) === refused) return undefined;
    loading = Promise.resolve(fresh);
    return fresh;
  };
  return {
    async call(request) {
      loading ??= primed(options).catch((error: unknown) => {
        loading = undefined;
        throw error;
      });
      const loaded = await loading;
      const token = await tokenOf(loaded, options);
      try {
        return await send(loaded, request);
      } catch (error) {
        // The official client renews temporary keys before their time; when the cloud finds them expired all the same,
        // somebody may have put new ones in place. The call was refused, so it had no effect.
        const expired = error instanceof CloudError && /^InvalidSecurityToken/.test(error.code);
        const newer = expired ? await renewed(token) : undefined;
        if (newer === undefined) throw error;
        return send(newer, request);
      }
    },
  };
}

/**
 * Loaded, with the keys asked for once: the official client asks the chain as often as it is asked before it has an
 * answer.
 */
async function primed(options: AlibabaOptions): Promise<Loaded> {
  const loaded = await load(options);
  await keysOf(loaded.credential, options);
  return loaded;
}

const tokenOf = async ({ credential }: Loaded, options: AlibabaOptions): Promise<string | undefined> =>
  (await keysOf(credential, options)).securityToken;

/**
 * The keys that a credential gives now. Asked before each call, so that a chain that gives nothing is told apart from a
 * call that failed.
 */
async function keysOf(credential: Credential, options: AlibabaOptions): Promise<{ readonly securityToken?: string }> {
  try {
    return await credential.getCredential();
  } catch (cause) {
    throw new CredentialsError(noCredentials(options, messageOf(cause)), { cause });
  }
}

/** How the generated SDKs describe an RPC action to the core. */
const RPC = {
  protocol: 'HTTPS',
  pathname: '/',
  method: 'POST',
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'formData',
  bodyType: 'json',
} as const;

const isAnswer = (body: unknown): body is ApiAnswer =>
  typeof body === 'object' && body !== null && !Array.isArray(body);
const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** The chain's own message is a list of every provider's failure: said in one sentence, the list stays in `cause`. */
const noCredentials = (options: AlibabaOptions, message: string): string =>
  options.profile === undefined
    ? "No credentials were found: not in the environment, ~/.aliyun/config.json, ~/.alibabacloud/credentials, nor as this machine's RAM role."
    : `The profile "${options.profile}" gives no credentials: ${message}`;

/** What RAM says of a refusal, where the product passes it on. */
interface AccessDeniedDetail {
  readonly AuthAction?: string;
}

/** What the official core throws: an error of the API has a `statusCode`, everything else did not get that far. */
interface CoreError {
  readonly statusCode?: number;
  readonly code?: string;
  readonly message?: string;
  readonly data?: {
    readonly Message?: unknown;
    readonly message?: unknown;
    readonly AccessDeniedDetail?: AccessDeniedDetail;
  };
  readonly accessDeniedDetail?: AccessDeniedDetail;
  readonly requestId?: string;
  readonly retryAfter?: number;
}

/** Errors of a socket that was never connected: the cloud cannot have seen the call. */
const UNSENT = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ConnectTimeout|EPROTO/;

function translate(request: ApiRequest, cause: unknown): Error {
  const { action, region } = request;
  const error = (cause ?? {}) as CoreError;
  if (typeof error.statusCode === 'number' && error.code !== undefined && error.code !== 'undefined') {
    return new CloudError({
      code: error.code,
      message: String(error.data?.Message ?? error.data?.message ?? error.message ?? error.code),
      status: error.statusCode,
      requestId: error.requestId === 'undefined' ? undefined : error.requestId,
      product: request.product,
      ramAction: error.accessDeniedDetail?.AuthAction ?? error.data?.AccessDeniedDetail?.AuthAction,
      action,
      region,
      retryAfterMs: typeof error.retryAfter === 'number' && error.retryAfter > 0 ? error.retryAfter : undefined,
      ids: idsOf(request.parameters),
    });
  }
  // The core's messages end in the whole URL: parameters do not belong into messages.
  const message = messageOf(cause);
  const code = error.code === undefined || message.includes(error.code) ? '' : `${error.code} `;
  const text = `${code}${message}`.replace(/\.?\s*(GET|POST) https?:\S+ failed\./, '').trim();
  return new NoAnswerError(action, region, `No answer to ${action}: ${text}`, { unsent: UNSENT.test(text), cause });
}
