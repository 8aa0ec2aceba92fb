const HERE = "http://handoff.invalid";

/**
 * Only addresses of this app: a link must not lead people elsewhere after signing in. Read as a
 * browser reads it, which drops tabs and line ends and takes a backslash for a slash.
 */
export function safeTarget(to: string | undefined): string {
  if (!to?.startsWith("/") || !URL.canParse(to, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(to, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
