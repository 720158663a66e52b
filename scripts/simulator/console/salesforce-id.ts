/**
 * A case-sensitive 15-character Id with the three characters that make it safe to compare without case: each codes
 * which of five characters are capitals.
 */
export function id18(id15: string): string {
  let suffix = '';
  for (let chunk = 0; chunk < 15; chunk += 5) {
    let bits = 0;
    for (let at = 0; at < 5; at += 1) {
      if (/[A-Z]/.test(id15.charAt(chunk + at))) bits |= 1 << at;
    }
    suffix += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'.charAt(bits);
  }
  return id15 + suffix;
}
