export { type AccessKey, type Account, DEFAULT_ACCOUNT, type ResourceGroup } from './accounts.ts';
export type { AdjustableClock, Clock } from './clock.ts';
export type { LogEntry } from './gateway/log.ts';
export { LocalCloud, type LocalCloudOptions } from './local-cloud.ts';
export { DEFAULT_QUOTAS, type Quotas } from './quotas.ts';
export { REGIONS, type Region } from './regions.ts';
export type { Timing, TimingProfile } from './timing.ts';
