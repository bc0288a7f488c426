import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { rolldown } from 'rolldown';
import { describe, expect, onTestFinished, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const page = readFileSync(`${ROOT}docs/network.md`, 'utf8');
const block = (language: string): string => new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';

/** A program as one script for a browser. */
async function bundled(program: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'isthmus-browser-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const input = join(folder, 'program.ts');
  writeFileSync(input, program);
  const bundle = await rolldown({
    input,
    platform: 'browser',
    resolve: { alias: { 'isthmus/network': `${ROOT}src/network/index.ts` } },
  });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  expect(output).toHaveLength(1);
  // Nothing left outside: no Node module, no package.
  expect(output[0].imports).toEqual([]);
  expect(output[0].dynamicImports).toEqual([]);
  return output[0].code;
}

describe('isthmus/network in a browser', () => {
  test('runs the example of docs/network.md where there is nothing but the language, and prints what is shown', async () => {
    const code = await bundled(block('ts'));
    expect(code).not.toMatch(/\bnode:|\brequire\(|\bprocess\./);
    let printed = '';
    const console = {
      log: (...values: readonly unknown[]) => {
        // Values of another realm are shown as what they are here.
        const local: readonly unknown[] = JSON.parse(JSON.stringify(values));
        printed += `${local.map((value) => inspect(value)).join(' ')}\n`;
      },
    };
    // No process, no require, no fetch, no timers.
    runInContext(code, createContext({ console }));
    expect(printed).toBe(block('text'));
  });
});
