import { adviceFor, CloudError, CredentialsError, NoAnswerError } from '../provider/index.ts';
import type { Problem } from './plan/types.ts';

const KEY_CODES =
  /^(InvalidAccessKey|Forbidden\.AccessKey|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken|MissingSecurityToken|MissingAccessKeyId)/;
const DENIED_CODES = new Set(['Forbidden', 'Forbbiden', 'Forbidden.RAM', 'NoPermission']);

/** What a failed look means, as a problem with something to do. Errors that are not the cloud's are thrown on. */
export function problemOf(error: unknown): Problem {
  const { advice } = adviceFor(error);
  if (error instanceof CredentialsError) {
    return { code: 'Credentials', message: error.message, actions: [advice], objects: [] };
  }
  if (error instanceof CloudError) {
    const request = error.requestId === undefined ? '' : ` (RequestId ${error.requestId})`;
    const message = `${error.action} in ${error.region} was refused: ${error.code}: ${error.message}${request}`;
    const code = KEY_CODES.test(error.code)
      ? 'Credentials'
      : DENIED_CODES.has(error.code)
        ? 'Permission'
        : 'CloudError';
    const actions =
      code === 'Permission' ? [`Allow vpc:${error.action} in the RAM policy of these credentials.`] : [advice];
    return { code, message, actions, objects: error.ids };
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
