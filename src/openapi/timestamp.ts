/** Milliseconds since the epoch as the API writes a time: UTC, whole seconds, `2019-04-30T06:09:16Z`. */
export const formatTime = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Reads such a time; undefined when it is spelled otherwise or names no real moment. */
export function parseTime(text: string): number | undefined {
  if (!TIME.test(text)) return undefined;
  const time = Date.parse(text);
  // Date.parse rolls 30 February over into March: a real moment is spelled back as it was read.
  return !Number.isNaN(time) && formatTime(time) === text ? time : undefined;
}
