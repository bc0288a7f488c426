import type { ParameterValue, Product } from '../openapi/index.ts';
import { ramActionOf } from './ram.ts';

/** Parameters by the API's own names, nested as the API nests them; undefined members are not sent. */
export type ApiParameters = { readonly [name: string]: ParameterValue };

/** One call of an action. `region` picks the endpoint; it is not added to the parameters. */
export interface ApiRequest {
  readonly product: Product;
  /** `YYYY-MM-DD` */
  readonly version: string;
  readonly action: string;
  readonly region: string;
  readonly parameters: ApiParameters;
  /** Which try of a call it is, from 1: for who keeps a log. */
  readonly attempt?: number;
}

/** The decoded body of a success. */
export type ApiAnswer = { readonly RequestId: string } & { readonly [member: string]: unknown };

/**
 * The one way to a cloud. Implementations: the official client core, a simulation's in-process cloud, a recorder.
 *
 * @throws CloudError when the cloud refused; NoAnswerError when nobody knows whether the call took effect;
 *   CredentialsError when there is nothing to sign with.
 */
export interface Transport {
  call(request: ApiRequest): Promise<ApiAnswer>;
}

interface CloudErrorDetails {
  readonly code: string;
  readonly message: string;
  /** HTTP status. */
  readonly status: number;
  readonly requestId?: string | undefined;
  /** Default `Vpc`. */
  readonly product?: Product;
  readonly action: string;
  readonly region: string;
  /** The action that a RAM policy would have to allow, where the cloud itself named it. */
  readonly ramAction?: string | undefined;
  /** What the cloud said about when to come back, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** The objects the call was about: every parameter whose name ends in `Id`. */
  readonly ids?: readonly string[];
  readonly cause?: unknown;
}

/** The cloud answered, and refused. The call had no effect. */
export class CloudError extends Error {
  override readonly name = 'CloudError';
  readonly code: string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly action: string;
  readonly region: string;
  /** The action as a RAM policy names it: `vpc:CreateRouterInterface`. */
  readonly ramAction: string;
  readonly retryAfterMs: number | undefined;
  readonly ids: readonly string[];

  constructor(details: CloudErrorDetails) {
    super(details.message, { cause: details.cause });
    this.code = details.code;
    this.status = details.status;
    this.requestId = details.requestId;
    this.action = details.action;
    this.region = details.region;
    this.ramAction = details.ramAction ?? ramActionOf(details.product ?? 'Vpc', details.action);
    this.retryAfterMs = details.retryAfterMs;
    this.ids = details.ids ?? [];
  }

  /** The same refusal, with what was found out about it after its message. */
  withFinding(finding: string): CloudError {
    const { code, status, requestId, action, region, ramAction, retryAfterMs, ids } = this;
    const message = `${this.message} ${finding}`;
    return new CloudError({
      code,
      message,
      status,
      requestId,
      action,
      region,
      ramAction,
      retryAfterMs,
      ids,
      cause: this,
    });
  }
}

/** The call was sent and no answer came: it may or may not have taken effect. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  readonly action: string;
  readonly region: string;
  /** True when the cloud cannot have received it (connection refused, name not found): then it had no effect. */
  readonly unsent: boolean;

  constructor(action: string, region: string, message: string, options: { unsent?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.action = action;
    this.region = region;
    this.unsent = options.unsent ?? false;
  }
}

/** There are no credentials to sign with, or the chain that should give them failed. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
}

/** The ids among the parameters of a call, lists of them included, for messages about it. */
export function idsOf(parameters: ApiParameters): readonly string[] {
  return Object.entries(parameters)
    .filter(([name]) => name.endsWith('Id') && !name.endsWith('RegionId'))
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value) => typeof value === 'string');
}
