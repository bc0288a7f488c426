/** Checks of names and descriptions that the VPC actions share (API pages CreateVpc, CreateVSwitch). */

/** 1 to 128 characters that do not start with `http://` or `https://`. Absent and empty pass: they name nothing. */
export const isName = (value: string | undefined): boolean => isText(value, 128);

/** 1 to 256 characters, same prefix rule. */
export const isDescription = (value: string | undefined): boolean => isText(value, 256);

const isText = (value: string | undefined, longest: number): boolean =>
  value === undefined || (value.length <= longest && !/^https?:\/\//.test(value));
