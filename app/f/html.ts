/** Text that is HTML already; made by `html` only. */
class Html {
  constructor(readonly text: string) {}
  toString(): string {
    return this.text;
  }
}

export type { Html };

type Part = Html | string | number | null | undefined | false | readonly Part[];

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function write(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return "";
  if (typeof part === "string" || typeof part === "number") {
    return String(part).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
  }
  return part.map(write).join("");
}

/** HTML of a template: whatever is filled in is escaped, unless it was made the same way. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((text, i) => text + write(parts[i])).join(""));
}
