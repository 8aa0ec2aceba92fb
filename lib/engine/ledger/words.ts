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
