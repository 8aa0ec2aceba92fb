/**
 * What a field has asked for and no page has shown yet. A page that shows one of these is an answer,
 * behind which somebody may have typed on; every other text comes from elsewhere: back, forward, a link.
 */
export class OwnQuestions {
  #open: string[] = [];

  get isWaiting(): boolean {
    return this.#open.length > 0;
  }

  ask(text: string): void {
    this.#open.push(text);
  }

  /** Whether a page that shows this text answers no question of the field. */
  isNews(shown: string): boolean {
    const at = this.#open.lastIndexOf(shown);
    // Those before it will not be answered any more.
    this.#open = at < 0 ? [] : this.#open.slice(at + 1);
    return at < 0;
  }
}
