/** Colours by their use in text. The eight ANSI colours only, so that every terminal theme stays readable. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

const wrap = (open: number, close: number) => (text: string) => `\u001b[${open}m${text}\u001b[${close}m`;

export const ansiPaint: Paint = {
  bold: wrap(1, 22),
  dim: wrap(2, 22),
  red: wrap(31, 39),
  green: wrap(32, 39),
  yellow: wrap(33, 39),
  cyan: wrap(36, 39),
};

const same = (text: string) => text;
export const plainPaint: Paint = { bold: same, dim: same, red: same, green: same, yellow: same, cyan: same };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Whether a stream gets colour: an explicit flag, then NO_COLOR (any value, no-color.org), then FORCE_COLOR, then
 * whether it is a terminal that knows any.
 */
export function wantsColor(stream: { readonly isTTY?: boolean }, environment: Environment, flag?: boolean): boolean {
  if (flag !== undefined) return flag;
  if (environment.NO_COLOR !== undefined && environment.NO_COLOR !== '') return false;
  const force = environment.FORCE_COLOR;
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** The few signs beyond ASCII, with what stands in where the locale has no UTF-8. */
export interface Signs {
  readonly done: string;
  readonly failed: string;
  readonly arrow: string;
  readonly both: string;
  readonly ellipsis: string;
  readonly rule: string;
  readonly dot: string;
  readonly wait: readonly string[];
}

export const unicodeSigns: Signs = {
  done: '✓',
  failed: '✗',
  arrow: '→',
  both: '↔',
  ellipsis: '…',
  rule: '─',
  dot: '·',
  wait: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

export const asciiSigns: Signs = {
  done: '+',
  failed: 'x',
  arrow: '->',
  both: '<->',
  ellipsis: '...',
  rule: '-',
  dot: '-',
  wait: ['|', '/', '-', '\\'],
};

/** A locale that names another encoding, or plainly C, gets ASCII; one that says nothing is taken as UTF-8. */
export function hasUnicode(environment: Environment): boolean {
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  if (environment.TERM === 'linux') return false;
  return locale === '' || /utf-?8/i.test(locale);
}
