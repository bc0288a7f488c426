import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/cloud/action.ts';
import { ACTIONS } from '../../src/cloud/actions.ts';
import { startCloud } from './support.ts';

const cloud = startCloud();

const named = ACTIONS.map((action) => ({ name: `${action.product} ${action.name}`, action }));
const send = ({ name, product }: Action, parameters: Record<string, string> = {}) =>
  cloud.send(name, parameters, { product });

describe.each(named)('$name', ({ action }) => {
  it('answers 404 for a region that does not exist', () => {
    const { status, body } = send(action, { RegionId: 'cn-nowhere' });
    expect(`${status} ${body.Code}`).toMatch(/^404 InvalidRegionId(\.NotFound)?$/);
  });

  it('misses its first mandatory parameter, in the whole of the error envelope', () => {
    const mandatory = Object.entries(action.parameters).some(([, parameter]) => parameter.required);
    if (!mandatory) return;
    const { status, body } = send(action);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body).toEqual({
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      HostId: '127.0.0.1',
      Code: expect.stringMatching(/Missing|Empty|NotNull/),
      Message: expect.stringMatching(/./),
      Recommend: expect.stringContaining(
        `https://api.aliyun.com/troubleshoot?q=${body.Code}&product=${action.product}`,
      ),
    });
  });
});
