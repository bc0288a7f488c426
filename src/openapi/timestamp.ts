/** Milliseconds since the epoch as the API writes a time: UTC, whole seconds, `2019-04-30T06:09:16Z`. */
export function formatTime(milliseconds: number): string {
  const day = Math.floor(milliseconds / DAY);
  const second = Math.floor((milliseconds - day * DAY) / 1000);
  // The date is remembered, since a list formats the times of one day again and again.
  if (day !== last.day) last = { day, date: new Date(milliseconds).toISOString().slice(0, 10) };
  return `${last.date}T${two(second / 3600)}:${two((second / 60) % 60)}:${two(second % 60)}Z`;
}

const DAY = 86_400_000;
let last = { day: Number.NaN, date: '' };
const two = (value: number): string => (value < 10 ? `0${Math.floor(value)}` : String(Math.floor(value)));

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** Reads such a time; undefined when it is spelled otherwise or names no real moment. */
export function parseTime(text: string): number | undefined {
  // Requests of one second all bring the same text.
  if (text === lastRead.text) return lastRead.time;
  if (!TIME.test(text)) return undefined;
  const time = Date.parse(text);
  // Date.parse rolls 30 February over into March: a real moment is spelled back as it was read.
  if (Number.isNaN(time) || formatTime(time) !== text) return undefined;
  lastRead = { text, time };
  return time;
}

let lastRead = { text: '', time: Number.NaN };
