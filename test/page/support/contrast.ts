/** A text on a page, and how its colour stands out from what is behind it: 1 to 21 (WCAG 2.2, "contrast ratio"). */
export interface Contrast {
  readonly text: string;
  readonly ratio: number;
}

/** Runs inside the page: it may use nothing from outside of itself. */
export function contrasts(body: Element): readonly Contrast[] {
  const numbers = (colour: string): readonly number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const over = (colour: readonly number[], ground: readonly number[], opacity: number): readonly number[] =>
    [0, 1, 2].map((part) => (colour[part] ?? 0) * opacity + (ground[part] ?? 0) * (1 - opacity));
  const background = (element: Element | null): readonly number[] => {
    if (!element) return [255, 255, 255];
    const colour = numbers(getComputedStyle(element).backgroundColor);
    const opacity = colour[3] ?? 1;
    return opacity === 1 && colour.length > 0 ? colour : over(colour, background(element.parentElement), colour.length > 0 ? opacity : 0);
  };
  return [...body.querySelectorAll('*')].flatMap((element) => {
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent?.trim() ?? '').join('');
    if (text === '' || !element.checkVisibility() || element.tagName === 'SCRIPT' || element.tagName === 'STYLE') return [];
    const style = getComputedStyle(element);
    const colour = numbers(style.color);
    const ground = background(element);
    const seen = over(colour, ground, Number(style.opacity) * (colour[3] ?? 1));
    const [light = 0, dark = 0] = [luminance(seen), luminance(ground)].sort((a, b) => b - a);
    return [{ text, ratio: (light + 0.05) / (dark + 0.05) }];
  });
}
