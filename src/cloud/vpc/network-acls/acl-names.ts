import { said } from './errors.ts';

const LONGEST_NAME = 128;
const LONGEST_DESCRIPTION = 256;

/** Checks name and description of an ACL or of an entry; these calls tell a wrong length from a wrong beginning. */
export function checkAclNames(name: string | undefined, description: string | undefined): void {
  if (name !== undefined && name.length > LONGEST_NAME) throw said('ParameterLengthIllegal.Name');
  if (isUrl(name)) throw said('ParameterIllegal.Name');
  if (description !== undefined && description.length > LONGEST_DESCRIPTION) {
    throw said('ParameterLengthIllegal.Description');
  }
  if (isUrl(description)) throw said('ParameterIllegal.Description');
}

const isUrl = (value: string | undefined): boolean => value !== undefined && /^https?:\/\//.test(value);
