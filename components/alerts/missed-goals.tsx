import { Notice } from "@/components/ui/notice";
import type { Alert } from "@/lib/alerts/schema";
import { alertHref, alertSentence, alertTitle } from "@/lib/alerts/schema/words";
import { alertTexts as texts } from "./alert-texts";

/** The goals that are missed now, for a page about more than that. */
export function MissedGoals({ alerts, timeZone }: { alerts: readonly Alert[]; timeZone: string }) {
  const missed = alerts.filter(({ content }) => content.kind === "goal");
  if (missed.length === 0) return null;
  return (
    <Notice tone="warn" title={texts.missed(missed.length)}>
      <ul className="flex flex-col gap-0.5">
        {missed.map(({ id, content }) => (
          <li key={id}>
            <a href={alertHref(content)} className="link">
              {alertTitle(content)}
            </a>{" "}
            <span className="tabular">{alertSentence(content, timeZone)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-1 text-xs">
        <a href="/alerts" className="link">
          {texts.all}
        </a>
      </p>
    </Notice>
  );
}
