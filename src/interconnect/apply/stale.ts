import type { Change, Plan } from '../plan/types.ts';
import type { Risk } from '../predict/types.ts';

/**
 * Whether a plan that was approved allows what is to be done now: the same, or less, because a transition has ended or
 * another run did a part. Every call must have been approved as it is.
 */
export function allows(approved: Plan, now: Plan): boolean {
  if (now.problems.length > 0) return false;
  const calls = new Map(approved.steps.map((step) => [step.id, JSON.stringify(step.call)]));
  if (newRisks(approved, now).length > 0) return false;
  return now.steps.every((step) => step.call === undefined || calls.get(step.id) === JSON.stringify(step.call));
}

/** What would become worse now and was not known when the plan was approved: the network changed around it. */
function newRisks(approved: Plan, now: Plan): readonly Risk[] {
  const key = ({ code, objects }: Risk): string => `${code} ${objects.join()}`;
  const known = new Set((approved.prediction?.risks ?? []).map(key));
  return (now.prediction?.risks ?? []).filter((risk) => !known.has(key(risk)));
}

/** What changed between two plans of the same spec, one sentence each: why the first one may not be carried out. */
export function differencesBetween(before: Plan, now: Plan): readonly string[] {
  const sentences: string[] = now.problems.map((problem) => problem.message);
  sentences.push(...newRisks(before, now).map((risk) => risk.message));
  const known = new Map(before.changes.map((change) => [keyOf(change), JSON.stringify(change)]));
  const current = new Map(now.changes.map((change) => [keyOf(change), JSON.stringify(change)]));
  for (const change of before.changes) {
    if (now.problems.length === 0 && !current.has(keyOf(change)))
      sentences.push(`No longer to do: ${sentenceOf(change)}.`);
  }
  for (const change of now.changes) {
    const text = known.get(keyOf(change));
    if (text === undefined) sentences.push(`Now to do as well: ${sentenceOf(change)}.`);
    else if (text !== JSON.stringify(change)) sentences.push(`To be done differently: ${sentenceOf(change)}.`);
  }
  return sentences.length > 0 ? sentences : ['The steps are different: an object is in another status than it was.'];
}

const keyOf = (change: Change): string => `${change.action} ${change.kind} ${change.address} ${change.id ?? ''}`;

const sentenceOf = (change: Change): string =>
  `${change.action} ${change.kind} ${change.address}${change.id === undefined ? '' : ` (${change.id})`}`;
