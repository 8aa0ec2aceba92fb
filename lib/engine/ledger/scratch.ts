type Kind =
  | Uint8ArrayConstructor
  | Uint16ArrayConstructor
  | Uint32ArrayConstructor
  | Int32ArrayConstructor;

/**
 * Memory that one count after the other uses: to get as much anew takes as long as the count itself.
 * What is taken by a name holds anything, and is no longer to be used when that name is taken again.
 */
export class Scratch {
  private readonly kept = new Map<string, InstanceType<Kind>>();

  take<K extends Kind>(name: string, kind: K, length: number): InstanceType<K> {
    let kept = this.kept.get(name);
    if (!kept || kept.length < length) {
      kept = new kind(length);
      this.kept.set(name, kept);
    }
    return kept.subarray(0, length) as InstanceType<K>;
  }
}
