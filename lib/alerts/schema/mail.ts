import type { AlertContent } from "../schema";
import { alertHref, alertSentence, alertTitle } from "./words";

/** The mail about new alerts: plain text, links from the address that people open. */
export function alertMail(
  alerts: readonly AlertContent[],
  { workspace, timeZone, address }: { workspace: string; timeZone: string; address: string },
): { subject: string; body: string } {
  const [first] = alerts;
  const what =
    alerts.length === 1 && first ? alertTitle(first) : `${alerts.length} figures need a look`;
  const parts = alerts.map((content) =>
    [alertTitle(content), alertSentence(content, timeZone), address + alertHref(content)].join(
      "\n",
    ),
  );
  return {
    subject: oneLine(`${workspace}: ${what}`),
    body: [
      ...parts.map(plain),
      `All alerts: ${address}/alerts`,
      `You get this because you asked for alerts by mail. To stop: ${address}/settings/account`,
    ].join("\n\n"),
  };
}

/** Spaces that only matter to browsers. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u2009\u202f]/g, " ");
}

/** A line of a mail's head: names that people give may hold anything. */
function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, " ").trim().slice(0, 200);
}
