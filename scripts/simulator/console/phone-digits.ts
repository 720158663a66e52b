/** What of a phone number counts, however it is written; North America's country code may be there or not. */
export const phoneDigits = (text: string): string =>
  text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');

/** Whether somebody looks for a number, of three digits at least. */
export const isNumber = (text: string): boolean =>
  phoneDigits(text).length >= 3 && /^[\d\s()+.-]+$/.test(text);
