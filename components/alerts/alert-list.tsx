import Link from "next/link";
import type { Alert } from "@/lib/alerts/schema";
import { alertHref, alertSentence, alertTitle } from "@/lib/alerts/schema/words";
import { dayText } from "@/lib/format";
import { alertTexts as texts } from "./alert-texts";
import { TakeNote } from "./take-note";

/** Alerts that last, each with what was measured and the way to it. */
export function AlertList({
  alerts,
  timeZone,
  mayNote,
}: {
  alerts: readonly Alert[];
  timeZone: string;
  mayNote: boolean;
}) {
  return (
    <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
      {alerts.map(({ id, content, raisedAt, acknowledged }) => {
        const title = alertTitle(content);
        return (
          <li key={id} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3">
            <div className="min-w-0 flex-1 basis-72">
              <h3 className="wrap-anywhere font-medium">{title}</h3>
              <p className="tabular">{alertSentence(content, timeZone)}</p>
              <p className="mt-0.5 text-ink-muted text-xs">
                {texts.since(dayText(raisedAt, timeZone))}
                {acknowledged
                  ? `. ${texts.noted(acknowledged.by, dayText(acknowledged.at, timeZone))}`
                  : ""}
                .{" "}
                <Link href={alertHref(content)} prefetch={false} className="link">
                  {content.kind === "goal" ? texts.openReport : texts.openCriteria}
                  <span className="sr-only">: {title}</span>
                </Link>
              </p>
            </div>
            {mayNote && !acknowledged ? <TakeNote id={id} title={title} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
