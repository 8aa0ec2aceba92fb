/**
 * Heights for names near where their lines end, at least `gap` pixels apart, in the order of the lines:
 * names that would meet share the place around their middle.
 */
export function apart(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  /** Names that stand close together: how many, and the sum of where each wants the first to be. */
  const clusters: { first: number; members: number[]; sum: number }[] = [];
  for (const i of order) {
    let cluster = { first: wanted[i] ?? 0, members: [i], sum: wanted[i] ?? 0 };
    for (let above = clusters.at(-1); above; above = clusters.at(-1)) {
      if (above.first + above.members.length * gap <= cluster.first) break;
      clusters.pop();
      const sum = above.sum + cluster.sum - cluster.members.length * above.members.length * gap;
      const members = [...above.members, ...cluster.members];
      cluster = { first: sum / members.length, members, sum };
    }
    clusters.push(cluster);
  }
  const places = [...wanted];
  for (const { first, members } of clusters) {
    members.forEach((i, at) => {
      places[i] = first + at * gap;
    });
  }
  return places;
}
