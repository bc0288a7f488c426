const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/**
 * A length of time in ms, from `90s`, `1.5h`, `2m30s`, or a bare number of ms.
 * @throws RangeError in words for people.
 */
export function parseDuration(text: string): number {
  const bare = text.trim();
  if (/^\d{1,15}$/.test(bare)) return Number(bare);
  const parts = [...bare.matchAll(/(\d{1,15}(?:\.\d{1,3})?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== bare) {
    throw new RangeError(`"${text}" is no length of time; write 500ms, 90s, 2m30s, 1h or 1d.`);
  }
  return Math.round(parts.reduce((sum, [, number, unit = '']) => sum + Number(number) * (UNITS[unit] ?? 0), 0));
}
