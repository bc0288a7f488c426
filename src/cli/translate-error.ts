import type { DocumentError } from '../document/problem.ts';
import type { SpecError } from '../interconnect/index.ts';
import type { CloudError, NoAnswerError } from '../provider/index.ts';
import { CommandError } from './command-error.ts';
import { ExitCode } from './exit-code.ts';
import { count } from './layout.ts';

/** Refusals that mean: these credentials will not do. */
const AUTHENTICATION =
  /^(InvalidAccessKeyId|InvalidAccessKeySecret|SignatureDoesNotMatch|IncompleteSignature|InvalidSecurityToken|SecurityTokenExpired|MissingSecurityToken|MissingAccessKeyId)/;

/**
 * Gives the errors of the other rooms their sentence for people; what is unknown comes back as it is (a crash).
 * They are told by name: loading their rooms only to compare classes would cost every failing command 100 ms.
 */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  switch (error.name) {
    case 'SpecError':
      return fromDocument(error as SpecError, 'the spec', 'Spec');
    case 'DocumentError':
      return fromDocument(error as DocumentError, 'the file', 'File');
    case 'CloudError':
      return fromCloud(error as CloudError);
    case 'NoAnswerError':
      return fromSilence(error as NoAnswerError);
    case 'StoreError':
      return fromStore(error);
    case 'SnapshotError':
      return new CommandError(error.message, { cause: error, code: 'BadSnapshot' });
    case 'CredentialsError':
      return new CommandError(error.message, {
        cause: error,
        code: 'NoCredentials',
        exitCode: ExitCode.authentication,
        actions: [
          'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run `aliyun configure`',
          'Or try it without an account: --local',
        ],
      });
    default:
      return error;
  }
}

function fromDocument(error: DocumentError, what: string, code: string): CommandError {
  const { problems } = error;
  const lines = problems.map(({ file, line, column, path, message, expected, nearest }) => {
    const { relative } = process.getBuiltinModule('node:path');
    const place = [relative(process.cwd(), file) || file, line, column].filter((part) => part !== undefined).join(':');
    const parts = [`${path === '' ? '' : `${path}: `}${message}`];
    if (expected !== undefined) parts.push(`expected ${expected}`);
    if (nearest !== undefined) parts.push(`did you mean "${nearest}"?`);
    return `${place}  ${parts.join('; ')}`;
  });
  return new CommandError([`${count(problems.length, 'mistake')} in ${what}.`, ...lines].join('\n'), {
    cause: error,
    code,
    facts: problems,
  });
}

function fromCloud(error: CloudError): CommandError {
  const refused = AUTHENTICATION.test(error.code);
  const denied = error.code.startsWith('Forbidden') || error.code === 'NoPermission';
  const request = error.requestId === undefined ? '' : `, RequestId ${error.requestId}`;
  const about = error.ids.length === 0 ? '' : ` (${error.ids.join(', ')})`;
  return new CommandError(`The cloud refused ${error.action}: ${error.code}. ${error.message}`, {
    cause: error,
    code: error.code,
    facts: {
      action: error.action,
      region: error.region,
      requestId: error.requestId,
      status: error.status,
      ids: error.ids,
    },
    where: `${error.action}${about} in ${error.region}${request}`,
    exitCode: refused ? ExitCode.authentication : ExitCode.failed,
    actions: refused
      ? [
          'Check the credentials: `aliyun configure`, or the ALIBABA_CLOUD_… variables (`isthmus env --unset` takes back those of a local cloud)',
        ]
      : denied
        ? [`Allow ${error.ramAction} in the RAM policy of these credentials`]
        : [],
  });
}

/** The state of a local cloud that runs in the command's own process. */
function fromStore(error: Error): CommandError {
  const inUse = error.message.includes('in use');
  return new CommandError(error.message, {
    cause: error,
    code: 'LocalState',
    actions: inUse
      ? [
          'Wait until the other command is done',
          'Or let a local cloud run that all commands use: isthmus local --data DIR',
        ]
      : ['Take that file away to begin anew, or work on a local cloud that runs: isthmus local'],
  });
}

function fromSilence(error: NoAnswerError): CommandError {
  const effect = error.unsent
    ? 'It was not sent, so nothing changed.'
    : 'Whether it took effect is not known; running the command again finds out.';
  return new CommandError(error.message, {
    cause: error,
    code: 'NoAnswer',
    where: `${error.action} in ${error.region}`,
    actions: [effect, 'Check the network and the endpoint (ALIBABA_CLOUD_ENDPOINT, --endpoint)'],
  });
}
