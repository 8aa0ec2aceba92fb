/** As much of a person's names as a search looks at; an index holds no longer text. */
const LONGEST = 400;

/** Lower case without accents, so that "jose" finds "José". */
function plain(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

export interface Searched {
  name: string;
  email: string | null;
  company: string | null;
}

/** The one text that a search for a lead looks into. */
export function searchKey({ name, email, company }: Searched): string {
  return plain([name, email ?? "", company ?? ""].join("\n")).slice(0, LONGEST);
}

/** What a search asks for: every word must be part of the key. */
export function searchWords(text: string): string[] {
  return plain(text)
    .split(/\s+/)
    .filter((word) => word !== "");
}
