import { confirmationNeeded } from './command-error.ts';
import type { Terminal } from './terminal.ts';

/**
 * Asks for the word `yes`; nothing else approves.
 * @returns whether it was given
 * @throws CommandError (exit code 3) where nobody can be asked
 */
export async function confirm(terminal: Terminal, question: string, signal?: AbortSignal): Promise<boolean> {
  if (!terminal.interactive) {
    throw confirmationNeeded(
      'This needs your approval, and there is no terminal to ask on.',
      'Add --yes to approve it.',
    );
  }
  terminal.tell(question);
  const answer = await terminal.ask(`Only ${terminal.talkPaint.bold('yes')} approves: `, signal);
  return answer?.trim() === 'yes';
}
