import { shortName } from "./chart-format";

/** A name in at most two lines of so many letters, broken between words; what is left over is cut. */
export function nameLines(name: string, letters: number): string[] {
  if (name.length <= letters) return [name];
  const blank = name.lastIndexOf(" ", letters);
  // One long word in front of the break would leave a line all but empty.
  if (blank < letters / 3) return [shortName(name, letters)];
  return [name.slice(0, blank), shortName(name.slice(blank + 1), letters)];
}
