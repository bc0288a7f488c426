import type { CallRecord, Transport } from '../../provider/index.ts';
import { CommandError } from '../command-error.ts';

export interface CallLog {
  /** The same transport, every call of it written down. */
  wrap(transport: Transport, profile: string | undefined): Transport;
  close(): void;
}

/**
 * Appends a JSON line for each call to a file that only its owner can read. Written at once, so that a process that is
 * killed has told of every call that ended.
 * @throws CommandError when the file cannot be written.
 */
export async function openCallLog(file: string): Promise<CallLog> {
  const { recorded } = await import('../../provider/index.ts');
  const { openSync, writeSync, closeSync } = process.getBuiltinModule('node:fs');
  let descriptor: number;
  try {
    descriptor = openSync(file, 'a', 0o600);
  } catch (cause) {
    throw new CommandError(`The call log cannot be written: ${(cause as Error).message}.`, {
      code: 'CallLog',
      where: '--log',
      cause,
    });
  }
  const tell = (record: CallRecord): void => {
    writeSync(descriptor, `${JSON.stringify(record)}\n`);
  };
  return { wrap: (transport, profile) => recorded(transport, profile, tell), close: () => closeSync(descriptor) };
}
