/** Members that the API's answers have gained since the tutorial was printed, in 2019. */
const NEWER: ReadonlySet<string> = new Set(['FastLinkMode', 'ResourceGroupId', 'RouteEntryId', 'Tags']);

/** An answer with the members that the tutorial's own run had: the transcript is the original's, field for field. */
export function asOf2019(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(asOf2019);
  if (typeof answer !== 'object' || answer === null) return answer;
  const known = Object.entries(answer).filter(([name]) => !NEWER.has(name));
  return Object.fromEntries(known.map(([name, member]) => [name, asOf2019(member)]));
}
