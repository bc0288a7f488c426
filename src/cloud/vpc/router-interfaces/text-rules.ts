/**
 * Names and descriptions of router interfaces: stricter than those of other VPC resources (API page CreateRouterInterface).
 */

/** 2 to 128 characters: a letter (CJK included), then letters, digits, `.`, `_`, `-`. */
export const isInterfaceName = (name: string): boolean => /^\p{L}[\p{L}\p{N}._-]{1,127}$/u.test(name);

/** 2 to 256 characters: starts with a letter (CJK included), but not with `http://` or `https://`. */
export const isInterfaceDescription = (description: string): boolean =>
  /^\p{L}[\s\S]{1,255}$/u.test(description) && !/^https?:\/\//.test(description);
