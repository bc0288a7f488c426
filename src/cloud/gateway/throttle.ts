import { ApiError } from '../../openapi/index.ts';
import type { Account } from '../accounts.ts';
import type { Action } from '../action.ts';

/** Documented request rates, per account and action, counted over fixed windows of a minute. */
export interface Throttle {
  /** @throws ApiError Throttling.User with the ms until the window ends. */
  admit(account: Account, action: Action, now: number): void;
}

export const noThrottle: Throttle = { admit() {} };

export function createThrottle(): Throttle {
  const windows = new Map<string, { readonly start: number; calls: number }>();
  return {
    admit(account, action, now) {
      if (action.callsPerMinute === undefined) return;
      const key = `${account.id}/${action.product}/${action.name}`;
      let window = windows.get(key);
      if (!window || now - window.start >= MINUTE) {
        window = { start: now, calls: 0 };
        windows.set(key, window);
      }
      window.calls += 1;
      if (window.calls > action.callsPerMinute) {
        const retryAfter = window.start + MINUTE - now;
        throw new ApiError(400, 'Throttling.User', 'Request was denied due to user flow control.', retryAfter);
      }
    },
  };
}

const MINUTE = 60_000;
