/** Whether a browser asks that its user is not followed: Do Not Track, or Global Privacy Control. */
export function asksForPrivacy(headers: Headers): boolean {
  return headers.get("dnt") === "1" || headers.get("sec-gpc") === "1";
}
