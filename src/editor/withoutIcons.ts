/** Words of a log where VS Code makes icons of `$(name)`: they stay words. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
