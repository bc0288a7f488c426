/** Names of Ecs resources: 2 to 128 characters, beginning with a letter of any script, and no URL. Absent passes. */
export const isEcsName = (value: string | undefined): boolean =>
  !value || (value.length >= 2 && value.length <= 128 && /^\p{L}/u.test(value) && !isUrl(value));

/** Descriptions: at most so many characters, and no URL; empty passes. */
export const isEcsDescription = (value: string | undefined, longest = 256): boolean =>
  value === undefined || (value.length <= longest && !isUrl(value));

const isUrl = (value: string): boolean => /^https?:\/\//.test(value);
