/** Ids of loaded resources, spread over the alphabet as random ones are, so that indexes grow in the middle. */
export const idOf = (prefix: string, index: number): string => {
  const spread = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0');
  return `${prefix}-bp1${spread}${index.toString(36).padStart(11, '0')}`;
};
