/** A whole number with its thousands marked: "1,234,567". In place of `toLocaleString`, which takes 15 ms when it is first called. */
export function grouped(count: number): string {
  let digits = String(count);
  let groups = '';
  while (digits.length > 3) {
    groups = `,${digits.slice(-3)}${groups}`;
    digits = digits.slice(0, -3);
  }
  return digits + groups;
}
