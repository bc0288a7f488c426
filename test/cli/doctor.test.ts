import { expect, test } from 'vitest';
import { isthmus, makeRoom } from './spawn.ts';

test('doctor looks at what the spec meets, and ends well where nothing stands in the way', async () => {
  const room = makeRoom();
  expect((await isthmus(['init', '--local', '--demo'], room)).code).toBe(0);
  const { code, out, err } = await isthmus(['doctor'], room);
  expect(code, err).toBe(0);
  expect(out).toMatch(/endpoint[\s\S]*clock[\s\S]*credentials[\s\S]*permission[\s\S]*quota/);
  expect(out).toMatch(/Nothing stands in the way\.\n$/);
  const json = JSON.parse((await isthmus(['doctor', '--json'], room)).out);
  expect(json).toMatchObject({ command: 'doctor', status: 'healthy' });
});

test('doctor needs no spec, and says which endpoint does not answer', async () => {
  const room = makeRoom();
  const { code, out } = await isthmus(['doctor', '--endpoint', '127.0.0.1:9'], room);
  expect(code).toBe(1);
  expect(out).toContain('http://127.0.0.1:9 does not answer');
});
