/** Only addresses of this app: a link must not lead people elsewhere after signing in. */
export function safeTarget(to: string | undefined): string {
  return to && /^\/(?![/\\])/.test(to) ? to : "/";
}
