import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installed } from './cache.ts';
import { mustRun, run } from './child.ts';
import type { Program } from './client.ts';

/**
 * Python packages in a folder of their own, installed once. `--target` rather than a virtual environment: the folder can
 * be renamed when it is complete, and Python without ensurepip will do. Where the machine's Python has no pip at all, a
 * virtual environment lends its own.
 */
export function pythonPackages(name: string, requirements: readonly string[]): Promise<string> {
  return installed(name, requirements, async (folder) => {
    const lender = join(folder, '.venv');
    const python = await pip(lender);
    await mustRun(python, ['-m', 'pip', 'install', '--quiet', '--target', folder, ...requirements]);
    await rm(lender, { recursive: true, force: true });
  });
}

async function pip(lender: string): Promise<string> {
  const { code } = await run('python3', ['-m', 'pip', '--version']);
  if (code === 0) return 'python3';
  await mustRun('python3', ['-m', 'venv', lender]);
  return join(lender, 'bin', 'python');
}

/** How to run a Python file with such packages and no others of the user's. */
export function pythonProgram(packages: string, file: string, args: readonly string[] = []): Program {
  return { command: 'python3', args: [file, ...args], env: { PYTHONPATH: packages, PYTHONNOUSERSITE: '1' } };
}
