/**
 * Makes the calls it reads on stdin with @alicloud/pop-core, by GET or POST as METHOD says.
 * One JSON call a line in, one JSON answer a line out.
 */
import { createRequire } from 'node:module';
import { serveCalls } from '../../support/serve-calls.ts';

/** The part of the package that is used: it brings no types of its own for Node's module resolution. */
interface PopCore {
  request(action: string, params: object, options: { readonly method: string }): Promise<unknown>;
}
interface PopCoreError extends Error {
  readonly code: string;
  readonly data?: { readonly Message: string; readonly RequestId: string };
  readonly entry: { readonly response: { readonly statusCode: number } };
}

const PopCore = createRequire(import.meta.url)('@alicloud/pop-core') as new (config: object) => PopCore;
const client = new PopCore({
  accessKeyId: process.env.ISTHMUS_ACCESS_KEY_ID,
  accessKeySecret: process.env.ISTHMUS_ACCESS_KEY_SECRET,
  endpoint: `${process.env.ISTHMUS_PROTOCOL}://${process.env.ISTHMUS_ENDPOINT}`,
  apiVersion: '2016-04-28',
});
const method = process.env.METHOD ?? 'GET';

await serveCalls(async ({ action, params, region }) => {
  try {
    return { ok: true, body: await client.request(action, { RegionId: region, ...params }, { method }) };
  } catch (error) {
    const { code, data, entry } = error as PopCoreError;
    if (!data) throw error;
    const { statusCode: status } = entry.response;
    return { ok: false, code, status, message: data.Message, requestId: data.RequestId };
  }
});
