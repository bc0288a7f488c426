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
