import { adviceFor, CloudError, CredentialsError, NoAnswerError } from '../provider/index.ts';
import type { Problem } from './plan/types.ts';

const BY_CALLER = { credentials: 'Credentials', permission: 'Permission' } as const;

/** What a failed look means, as a problem with something to do. Errors that are not the cloud's are thrown on. */
export function problemOf(error: unknown): Problem {
  const { advice, caller } = adviceFor(error);
  if (error instanceof CredentialsError) {
    return { code: 'Credentials', message: error.message, actions: [advice], objects: [] };
  }
  if (error instanceof CloudError) {
    const request = error.requestId === undefined ? '' : ` (RequestId ${error.requestId})`;
    const message = `${error.action} in ${error.region} was refused: ${error.code}: ${error.message}${request}`;
    const code = caller === undefined ? 'CloudError' : BY_CALLER[caller];
    return { code, message, actions: [advice], objects: error.ids };
  }
  if (error instanceof NoAnswerError) {
    return { code: 'NoAnswer', message: `${error.message} (region ${error.region})`, actions: [advice], objects: [] };
  }
  throw error;
}

/** The same problem said once. */
export function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [`${problem.code} ${problem.message}`, problem])).values()];
}
