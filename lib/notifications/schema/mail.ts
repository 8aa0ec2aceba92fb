import { t } from "@/lib/language";

/** The mail about what somebody is told of: plain text, links from the address that people open. */
export function notificationMail(
  told: readonly { title: string; place: string }[],
  { workspace, address }: { workspace: string; address: string },
): { subject: string; body: string } {
  const [first] = told;
  const what = told.length === 1 && first ? first.title : t`${told.length} notifications`;
  return {
    subject: oneLine(`${workspace}: ${what}`).slice(0, 200),
    body: [
      ...told.map(({ title, place }) => `${oneLine(title)}\n${address}${place}`),
      t`All of them: ${address}/notifications`,
      t`You get this because you chose so. To change it: ${address}/settings/account`,
    ].join("\n\n"),
  };
}

/** Names that people give may hold anything: none makes a line of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
