import { illegalParameter } from './errors.ts';

/** Names and descriptions: the page of the creation is stricter than the one of the modification. */
interface TextRules {
  readonly Name: RegExp;
  readonly Description: RegExp;
}

/** 2 to 128 letters, digits, `_`, `-`, and 2 to 256 characters; both start with a letter (Chinese included). */
export const CREATION: TextRules = {
  Name: /^\p{L}[\p{L}\p{Nd}_-]{1,127}$/u,
  Description: /^(?!https?:\/\/)\p{L}[\s\S]{1,255}$/u,
};

/** 1 to 128 and 1 to 256 characters, not starting with `http://` or `https://`. */
export const MODIFICATION: TextRules = {
  Name: /^(?!https?:\/\/)[\s\S]{1,128}$/u,
  Description: /^(?!https?:\/\/)[\s\S]{1,256}$/u,
};

/** @throws ApiError IllegalParam.Name or IllegalParam.Description; what is absent passes. */
export function checkTexts(rules: TextRules, name: string | undefined, description: string | undefined): void {
  if (name !== undefined && !rules.Name.test(name)) throw illegalParameter('Name');
  if (description !== undefined && !rules.Description.test(description)) throw illegalParameter('Description');
}
