/** What somebody typed or pasted into a list: by lines, and by commas unless values may hold them. */
export function tagParts(text: string, isByLine: boolean): string[] {
  return text
    .split(isByLine ? /\n/ : /[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}
