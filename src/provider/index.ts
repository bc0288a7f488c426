/** A cloud as the engine sees it: one transport, typed calls, retries, rate budget, waiting. */

export type { Product } from '../openapi/index.ts';
export { alibabaTransport } from './alibaba.ts';
export { atMost } from './at-most.ts';
export { RateBudget } from './budget.ts';
export { type CallRecord, recorded } from './call-log.ts';
export { Caller, type CallSettings } from './caller.ts';
export { type Clock, type Random, systemClock } from './clock.ts';
export type { AlibabaOptions } from './credentials.ts';
export { type Answered, endpointAnswers } from './endpoint-answers.ts';
export { endpointOf } from './endpoints.ts';
export * from './hosts.ts';
export { getCallerIdentity } from './identity.ts';
export { KeyedLock } from './locks.ts';
export {
  routeEntryKey,
  routeEntryLooker,
  routerInterfaceLooker,
  tableOfRouteEntryKey,
  vpcPeerConnectionLooker,
} from './lookers.ts';
export * from './prefix-lists.ts';
export { Repeats } from './repeats.ts';
export { adviceFor, backOffMs, retryCase, retryTable, rowsOf } from './retry.ts';
export type { RetryCase } from './retry-table.ts';
export * from './router-interfaces.ts';
export * from './routes.ts';
export {
  type ApiAnswer,
  type ApiParameters,
  type ApiRequest,
  CloudError,
  CredentialsError,
  NoAnswerError,
  type Transport,
} from './transport.ts';
export * from './vpc-peerings.ts';
export * from './vpcs.ts';
export { type Looker, type Seen, WaitTimeoutError, Watch } from './watch.ts';
