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
}
