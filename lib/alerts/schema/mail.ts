import { t } from "@/lib/language";
import type { AlertContent } from "../schema";
import { alertHref, alertPeriod, alertSentence, alertTitle } from "./words";

/** The mail about new alerts: plain text, links from the address that people open. */
export function alertMail(
  alerts: readonly AlertContent[],
  { workspace, timeZone, address }: { workspace: string; timeZone: string; address: string },
): { subject: string; body: string } {
  const [first] = alerts;
  const what =
    alerts.length === 1 && first ? alertTitle(first) : t`${alerts.length} figures need a look`;
  const parts = alerts.map((content) => {
    const period = alertPeriod(content);
    return [
      oneLine(alertTitle(content)),
      oneLine(alertSentence(content, timeZone)),
      ...(period === null ? [] : [t`Period: ${oneLine(period)}`]),
      address + alertHref(content),
    ].join("\n");
  });
  return {
    subject: oneLine(`${workspace}: ${what}`).slice(0, 200),
    body: [
      ...parts,
      t`All alerts: ${address}/alerts`,
      t`You get this because you asked for alerts by mail. To stop: ${address}/settings/account`,
    ].join("\n\n"),
  };
}

/** Names that people give may hold anything: none makes a line of its own. */
function oneLine(text: string): string {
  // Spaces that only matter to browsers go as well.
  return text.replace(/\s+/g, " ").trim();
}
