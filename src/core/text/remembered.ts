/**
 * Answers to questions that are asked again and again, by their text. Log text
 * asks, so all are forgotten when they become many.
 */
export class Remembered<Answer> {
  private readonly answers = new Map<string, readonly [Answer]>();

  constructor(private readonly most: number) {}

  /** @param find asked where the answer is not known */
  get(question: string, find: () => Answer): Answer {
    const known = this.answers.get(question);
    if (known) return known[0];
    const answer = find();
    if (this.answers.size >= this.most) this.answers.clear();
    this.answers.set(question, [answer]);
    return answer;
  }
}
