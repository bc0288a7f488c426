/** What goes wrong, how often, and for which requests. Times are in ms. */
export interface FaultRule {
  /** The action it concerns, as the API spells it; `*` stands for any letters (`Describe*`). Absent: every action. */
  readonly action?: string;
  /** Only requests that bring these parameters with these values: `{ VpcId: 'vpc-…' }`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Refuses with this error code (`Throttling`, `ServiceUnavailable` …). */
  readonly code?: string;
  /** Text of the refusal; default: what the real gateway says with that code, where that is known. */
  readonly message?: string;
  /** HTTP status of the refusal, 400 to 599; default: the one that goes with the code. */
  readonly status?: number;
  /** Closes the connection without an answer. */
  readonly drop?: boolean;
  /** Holds the request back for so long; after the effect, the answer. */
  readonly delay?: number;
  /** The action is carried out first: only its answer is lost, replaced or late. Default false: nothing happens. */
  readonly afterEffect?: boolean;
  /** Share of the requests that it strikes, more than 0 and at most 1; default 1. */
  readonly rate?: number;
  /** How many requests it strikes before it is used up; default: no end. */
  readonly count?: number;
  /** How many matching requests it lets pass first; default 0. */
  readonly skip?: number;
}

/** A rule in force. */
export interface Fault extends FaultRule {
  /** `fault-1`, `fault-2` … in the order they were added. */
  readonly id: string;
  /** How many requests it has struck. */
  readonly struck: number;
}

/** A fault that cannot be: the message says which part and what is allowed. */
export class FaultRuleError extends Error {
  override readonly name = 'FaultRuleError';
}

/** Checks a rule from outside, member by member. @throws FaultRuleError in words for people. */
export function checkFaultRule(rule: unknown): FaultRule {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule))
    throw new FaultRuleError('A fault is an object.');
  for (const [name, value] of Object.entries(rule)) {
    const check = Object.hasOwn(MEMBERS, name) ? MEMBERS[name as keyof FaultRule] : undefined;
    if (!check) {
      throw new FaultRuleError(`A fault has no "${name}"; it has ${Object.keys(MEMBERS).join(', ')}.`);
    }
    if (value !== undefined && !check.fits(value)) throw new FaultRuleError(`"${name}" must be ${check.words}.`);
  }
  const checked = rule as FaultRule;
  if (checked.code !== undefined && checked.drop) {
    throw new FaultRuleError('A dropped connection brings no error code: give code or drop, not both.');
  }
  if (checked.code === undefined && !checked.drop && checked.delay === undefined) {
    throw new FaultRuleError('A fault needs something that goes wrong: code, drop or delay.');
  }
  if (checked.code === undefined && (checked.status ?? checked.message) !== undefined) {
    throw new FaultRuleError('status and message go with a code.');
  }
  return checked;
}

interface Check {
  fits(value: unknown): boolean;
  readonly words: string;
}

const isWhole = (value: unknown, minimum: number, maximum = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;

const flag: Check = { fits: (value) => typeof value === 'boolean', words: 'true or false' };

/** The longest delay: longer than any client waits. */
const HOUR = 3_600_000;

const MEMBERS: Readonly<Record<keyof FaultRule, Check>> = {
  action: {
    fits: (value) => typeof value === 'string' && /^[A-Za-z0-9*]{1,100}$/.test(value),
    words: 'the name of an action, such as CreateRouteEntry or Describe*',
  },
  parameters: {
    fits: (value) =>
      typeof value === 'object' && value !== null && Object.values(value).every((item) => typeof item === 'string'),
    words: 'an object of parameter names and text values',
  },
  code: {
    fits: (value) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9._]{0,99}$/.test(value),
    words: 'an error code, such as Throttling.User',
  },
  message: { fits: (value) => typeof value === 'string' && value.length <= 1000, words: 'a text' },
  status: { fits: (value) => isWhole(value, 400, 599), words: 'an HTTP status from 400 to 599' },
  drop: flag,
  delay: { fits: (value) => isWhole(value, 0, HOUR), words: `a number of milliseconds from 0 to ${HOUR}` },
  afterEffect: flag,
  rate: {
    fits: (value) => typeof value === 'number' && value > 0 && value <= 1,
    words: 'a number more than 0 and at most 1',
  },
  count: { fits: (value) => isWhole(value, 1), words: 'a whole number from 1' },
  skip: { fits: (value) => isWhole(value, 0), words: 'a whole number from 0' },
};
