/** Whether names go out in Chinese: the default, and what any spelling of `zh-CN` asks for. All else gets English. */
export const inChinese = (acceptLanguage: string | undefined): boolean => /^(zh|$)/i.test(acceptLanguage ?? '');
