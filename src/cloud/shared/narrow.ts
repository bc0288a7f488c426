/** Reads a filter of ids, comma-separated; undefined where it is not given. */
export const idsIn = (value: string | undefined): readonly string[] | undefined =>
  value ? value.split(',').map((id) => id.trim()) : undefined;

/** The ids that pass both filters, as a condition; no condition where neither filter is given. */
export function narrowed(
  listed: readonly string[] | undefined,
  tagged: readonly string[] | undefined,
): { readonly id?: readonly string[] } {
  if (!listed) return tagged ? { id: tagged } : {};
  return { id: tagged ? listed.filter((id) => tagged.includes(id)) : listed };
}

/** The conditions whose value is given: a filter that is absent or empty narrows nothing. */
export function given<const Filters extends Readonly<Record<string, string | boolean | undefined>>>(
  filters: Filters,
): { readonly [Name in keyof Filters]?: Exclude<Filters[Name], undefined> } {
  const entries = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as { readonly [Name in keyof Filters]?: Exclude<Filters[Name], undefined> };
}
