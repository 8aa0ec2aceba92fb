import { LANGUAGE_COOKIE, type Language } from "@/lib/language";

/** Browser only: shows every page in that language from now on; null as the browser asks for. */
export function keepLanguage(language: Language | null): void {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const age = language === null ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Safari and on plain http
  document.cookie = `${LANGUAGE_COOKIE}=${language ?? ""}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
  // What is open has its words already.
  location.reload();
}
