import type { Region } from '../../regions.ts';

/** `Hangzhou Zone B`: the place in parentheses of the region's name, and the letter at the end of the zone's id. */
export function zoneName({ name }: Region, id: string, chinese: boolean): string {
  const full = chinese ? name.zh : name.en;
  const place = /[（(](.+)[）)]/.exec(full)?.[1] ?? full;
  const letter = id.slice(-1).toUpperCase();
  return chinese ? `${place} 可用区${letter}` : `${place} Zone ${letter}`;
}
