import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { WaitingVersion } from "@/lib/criteria/schema";
import { utcDayText } from "@/lib/engine/locale";
import { dayText } from "@/lib/format";
import { waitingTexts as texts } from "./waiting-texts";

/** A version that waits: something to do for those who may go on with it, news for the others. */
export function WaitingNotice({
  version,
  timeZone,
}: {
  version: WaitingVersion;
  timeZone: string;
}) {
  const { id, number, name, state, signature, effectiveAt, may } = version;
  const title = texts.version(number, name);
  const isMine = may.agree || may.activate;
  const day = signature && dayText(signature.at, timeZone);
  const sentences =
    state === "proposed"
      ? [
          signature && day && texts.proposed(signature.userName, day),
          may.agree ? texts.askAnswer : (may.agreeRefusal ?? texts.askManager),
        ]
      : [
          signature && day && texts.agreed(signature.userName, day),
          effectiveAt === null ? null : texts.effective(utcDayText(effectiveAt)),
          texts.until,
        ];
  return (
    <Notice
      tone={isMine ? "warn" : "info"}
      title={
        state === "agreed"
          ? texts.ready(title)
          : may.agree
            ? texts.answer(title)
            : texts.forSales(title)
      }
      action={
        <LinkButton href={`/criteria/${id}`} size="sm" variant={isMine ? "primary" : "secondary"}>
          {isMine ? texts.review : texts.open}
          <span className="sr-only">: {title}</span>
        </LinkButton>
      }
    >
      {sentences.filter(Boolean).join(" ")}
    </Notice>
  );
}
