const LONGEST = 80;

/** A part of a document as a message shows it: on one line, and cut where it is long. */
export function shown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST)}…`;
}
