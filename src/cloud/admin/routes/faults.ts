import { FaultRuleError } from '../../faults/fault.ts';
import { AdminError, type AdminRoute } from '../answer.ts';

export const faultRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: /^\/faults$/,
    shown: '/faults',
    summary: 'the faults in force',
    run: ({ cloud }) => ({ faults: cloud.faults.list() }),
  },
  {
    method: 'POST',
    path: /^\/faults$/,
    shown: '/faults',
    summary: 'puts a fault in force: action, code, rate, count, afterEffect, delay, drop …',
    run({ cloud, json }) {
      try {
        return { fault: cloud.faults.add(json() as object) };
      } catch (error) {
        if (error instanceof FaultRuleError) throw new AdminError(400, 'InvalidFault', error.message);
        throw error;
      }
    },
  },
  {
    method: 'DELETE',
    path: /^\/faults(?:\/([\w-]+))?$/,
    shown: '/faults[/ID]',
    summary: 'takes one fault away, or all',
    run({ cloud, matched: [id] }) {
      const cleared = cloud.faults.clear(id);
      if (id !== undefined && cleared === 0) throw new AdminError(404, 'NoSuchFault', `There is no fault ${id}.`);
      return { cleared };
    },
  },
];
