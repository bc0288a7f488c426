/** What a run of the command ends with. Scripts rely on these numbers; `docs/cli.md` lists them. */
export const ExitCode = {
  ok: 0,
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** `plan --detailed-exitcode` only: there is something to do. */
  changes: 2,
  /** A yes is needed and nobody can be asked. */
  confirmation: 3,
  /** Credentials are missing or refused. */
  authentication: 4,
  /** Ctrl-C or SIGTERM: 128 + SIGINT, as shells count it. */
  interrupted: 130,
} as const;

/** The exit codes every command shares, in the words of the help pages. */
export const exitCodeMeanings: Readonly<Record<number, string>> = {
  0: 'done',
  1: 'failed',
  2: 'the command line is wrong',
  3: 'a confirmation is needed: add --yes',
  4: 'credentials are missing or refused',
  130: 'interrupted',
};
