/** Words by the number that stands for each; nothing known is a word of its own. */
export class Words {
  readonly list: string[] = [];
  private readonly places = new Map<string, number>();

  constructor(private readonly unknown = "") {}

  code(word: string | null): number {
    const known = word ?? this.unknown;
    let place = this.places.get(known);
    if (place === undefined) {
      place = this.list.push(known) - 1;
      this.places.set(known, place);
    }
    return place;
  }

  /** What `take` makes the same words of; null where one is forgotten. */
  told(): (string | null)[] {
    return this.list.map((word, code) => (this.places.get(word) === code ? word : null));
  }

  /** Takes over what other words told; none may be known yet. */
  take(told: readonly (string | null)[]): void {
    told.forEach((word, code) => {
      this.list.push(word ?? this.unknown);
      if (word !== null) this.places.set(word, code);
    });
  }

  /** Forgets the words that none of these codes stand for; the others keep their numbers. */
  keep(codes: Uint32Array): void {
    const used = new Uint8Array(this.list.length);
    for (const code of codes) used[code] = 1;
    this.list.forEach((word, code) => {
      if (used[code] === 1 || word === this.unknown) return;
      this.places.delete(word);
      this.list[code] = this.unknown;
    });
  }
}
