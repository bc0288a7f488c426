import { DocumentError } from '../../../document/problem.ts';
import { AdminError, type AdminRoute } from '../answer.ts';
import type { BusinessStatus } from '../control.ts';
import { SnapshotError } from '../snapshot.ts';

const STATUSES: readonly BusinessStatus[] = ['Normal', 'FinancialLocked', 'SecurityLocked'];

export const stateRoutes: readonly AdminRoute[] = [
  {
    method: 'POST',
    path: /^\/reset$/,
    shown: '/reset',
    summary: 'back to how it started',
    run({ cloud }) {
      const started = performance.now();
      cloud.control.reset();
      return { milliseconds: Math.round((performance.now() - started) * 10) / 10 };
    },
  },
  {
    method: 'GET',
    path: /^\/snapshot$/,
    shown: '/snapshot',
    summary: 'all that it holds, as JSON',
    run: ({ cloud }) => cloud.control.snapshot(),
  },
  {
    method: 'PUT',
    path: /^\/snapshot$/,
    shown: '/snapshot',
    summary: 'puts a snapshot in the place of all that is there',
    run({ cloud, json }) {
      const snapshot = json();
      try {
        cloud.control.load(snapshot);
        return { loaded: true };
      } catch (error) {
        if (error instanceof SnapshotError) throw new AdminError(400, 'InvalidSnapshot', error.message);
        throw error;
      }
    },
  },
  {
    method: 'POST',
    path: /^\/init$/,
    shown: '/init',
    summary: 'adds the resources of a document, YAML or JSON: all of them, or, when one is refused, none',
    async run({ cloud, text, query }) {
      const { makeInit, readInit } = await import('../../init/init.ts');
      try {
        return { networks: makeInit(cloud.world, readInit(text, query.get('file') ?? 'init')) };
      } catch (error) {
        if (error instanceof DocumentError) throw new AdminError(400, 'InvalidInit', error.message, error.problems);
        throw error;
      }
    },
  },
  {
    method: 'POST',
    path: /^\/arrears$/,
    shown: '/arrears',
    summary: 'locks a router interface as billing does: { "id": "ri-…", "status": "FinancialLocked" }',
    run({ cloud, json }) {
      const { id, status = 'FinancialLocked' } = (json() ?? {}) as { readonly id?: unknown; readonly status?: unknown };
      const known = STATUSES.find((word) => word === status);
      if (known === undefined) {
        throw new AdminError(400, 'InvalidStatus', `"status" must be one of ${STATUSES.join(', ')}.`);
      }
      if (typeof id !== 'string' || !cloud.control.setBusinessStatus(id, known)) {
        throw new AdminError(404, 'NoSuchRouterInterface', `There is no router interface ${String(id)}.`);
      }
      return { id, status: known };
    },
  },
];
