import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { specReference } from '../../scripts/spec-page.ts';
import { nearestWord } from '../../src/document/nearest.ts';
import { loadSpec, SpecError, type SpecProblem } from '../../src/interconnect/index.ts';
import { LIMITS } from '../../src/interconnect/limits.ts';
import { specJsonSchema } from '../../src/interconnect/spec/json-schema.ts';
import { parseSpec } from '../../src/interconnect/spec/load.ts';

async function problemsIn(text: string, file = 'isthmus.yaml'): Promise<readonly SpecProblem[]> {
  const error = await parseSpec(text, file).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  return error instanceof SpecError ? error.problems : [];
}

const GOOD = `name: shop
region: cn-hangzhou
networks:
  app: { vpc: vpc-a1 }
  data: { name: Data }
connect:
  - [app, data]
`;

describe('a spec', () => {
  it('is read with its defaults', async () => {
    expect(await parseSpec(GOOD, 'isthmus.yaml')).toEqual({
      name: 'shop',
      region: 'cn-hangzhou',
      target: 'alibaba',
      networks: { app: { vpc: 'vpc-a1' }, data: { name: 'Data' } },
      connect: [{ between: ['app', 'data'], adopt: [], destinations: {} }],
      spec: 'Large.2',
      via: 'auto',
      quotas: LIMITS,
      tags: {},
    });
  });

  it('may say by routeTable or by routeTables which tables get routes, and not by both', async () => {
    const saying = (more: string): string => GOOD.replace('vpc: vpc-a1', `vpc: vpc-a1, ${more}`);
    expect(await problemsIn(saying('routeTable: vtb-1'))).toEqual([]);
    expect(await problemsIn(saying('routeTables: all'))).toEqual([]);
    expect(await problemsIn(saying('routeTable: vtb-1, routeTables: all'))).toMatchObject([
      { path: 'networks.app.routeTables', expected: 'one of the two' },
    ]);
  });

  it('may be JSON, with the same places in errors', async () => {
    const problems = await problemsIn(
      '{\n  "name": "shop",\n  "region": "cn-hangzhou",\n  "netwroks": {}\n}',
      'isthmus.json',
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ line: 4, column: 3, path: 'netwroks', nearest: 'networks' }),
    );
  });

  it('names every problem with its place, what was expected, and the nearest word', async () => {
    const text = GOOD.replace('name: shop', 'name: Shop')
      .replace('vpc: vpc-a1', 'vpc: vp-a1, routeTabels: all')
      .concat('spec: Larg.2\n');
    expect(await problemsIn(text)).toEqual([
      expect.objectContaining({ line: 1, column: 7, path: 'name' }),
      expect.objectContaining({
        line: 4,
        column: 15,
        path: 'networks.app.vpc',
        expected: 'a VPC id such as vpc-bp15opprpg0rg',
      }),
      expect.objectContaining({ line: 4, column: 22, path: 'networks.app.routeTabels', nearest: 'routeTables' }),
      expect.objectContaining({ line: 8, column: 7, path: 'spec', nearest: 'Large.2' }),
    ]);
  });

  it.each([
    ['a network that is not there', GOOD.replace('[app, data]', '[app, dat]'), 7, 'there is no network "dat"'],
    ['a pair twice, in whatever order', `${GOOD}  - [data, app]\n`, 8, 'connected already by entry 1'],
    ['a network with itself', GOOD.replace('[app, data]', '[app, app]'), 7, 'cannot be connected with itself'],
    [
      'a network that nothing names',
      GOOD.replace('{ name: Data }', '{ region: cn-beijing }'),
      5,
      'nothing says which VPC',
    ],
    ['a network named twice', GOOD.replace('{ name: Data }', '{ name: Data, vpc: vpc-b }'), 5, 'both say which VPC'],
    [
      'a block with host bits',
      GOOD.replace('[app, data]', '{ between: [app, data], destinations: { app: [10.0.0.1/8] } }'),
      7,
      'write 10.0.0.0/8',
    ],
    [
      'a stranger in destinations',
      GOOD.replace('[app, data]', '{ between: [app, data], destinations: { dta: peer } }'),
      7,
      '"dta"',
    ],
    ['three networks in a pair', GOOD.replace('[app, data]', '[app, data, log]'), 7, 'list'],
    ['nothing at all', '', 1, 'empty'],
    ['broken YAML', 'name: [', 1, 'not valid YAML'],
    ['a network of the same name twice', GOOD.replace('  data:', '  app:'), 5, '"app" is there twice'],
    ['a text in another encoding', `name: shop\nregion: ${String.fromCharCode(0xfffd)}\n`, 2, 'not a text in UTF-8'],
    ['what is no text', `name: shop\n${String.fromCharCode(27)}[2J`, 2, 'not a text in UTF-8'],
  ])('refuses %s', async (_, text, line, message) => {
    const problems = await problemsIn(text);
    expect(problems[0]).toMatchObject({ line });
    expect(problems[0]?.message).toContain(message);
  });

  it('shows of a long value what fits into a line', async () => {
    const [problem] = await problemsIn('a'.repeat(100_000));
    expect(problem?.message.length).toBeLessThan(120);
  });

  it('says of broken JSON where it breaks', async () => {
    const error = await parseSpec('{\n  "name": "shop",\n}', 'isthmus.json').catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      problems: [{ line: 3, column: 1, message: expect.stringMatching(/^not valid JSON: /) }],
    });
  });

  it('is found in a folder, and may be a program', async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'isthmus-spec-'));
    await expect(loadSpec({ cwd })).rejects.toThrow('there is no spec in this folder');
    const body = `export default ${JSON.stringify({ name: 'p', region: 'cn-hangzhou', networks: { a: { vpc: 'vpc-a' }, b: { vpc: 'vpc-b' } }, connect: [['a', 'b']] })}`;
    await writeFile(join(cwd, 'isthmus.config.ts'), body);
    expect((await loadSpec({ cwd })).spec.name).toBe('p');
    await writeFile(join(cwd, 'isthmus.yaml'), GOOD);
    expect(await loadSpec({ cwd })).toMatchObject({ file: join(cwd, 'isthmus.yaml'), spec: { name: 'shop' } });
    await expect(loadSpec({ cwd, file: 'nowhere.yaml' })).rejects.toThrow('there is no such file');
  });
});

describe('the nearest word', () => {
  it('is one with few edits for its length, or none', () => {
    expect(nearestWord('large.2', ['Large.1', 'Large.2'])).toBe('Large.2');
    expect(nearestWord('netwroks', ['networks', 'name'])).toBe('networks');
    expect(nearestWord('zebra', ['networks', 'name'])).toBeUndefined();
  });
});

describe('what is generated from the schema is up to date', () => {
  const root = new URL('../../', import.meta.url);

  it('schema/isthmus.schema.json', async () => {
    const published = JSON.parse(await readFile(new URL('schema/isthmus.schema.json', root), 'utf8'));
    expect(published, 'run: npm run docs').toEqual(JSON.parse(JSON.stringify(specJsonSchema())));
  });

  it('docs/spec.md', async () => {
    const published = await readFile(new URL('docs/spec.md', root), 'utf8');
    expect(published, 'run: npm run docs').toBe(specReference());
  });
});
