import Link from "next/link";
import { Badge, type Tone } from "@/components/ui/badge";
import { TimeAgo } from "@/components/ui/time-ago";
import type { SubmissionState } from "@/lib/engine/forms";
import { isoDayText } from "@/lib/engine/locale";
import { STAGE_INFO } from "@/lib/engine/stages";
import { numberText } from "@/lib/format";
import type { SubmissionList as List, SubmissionView } from "@/lib/forms/schema";
import { quoted, t } from "@/lib/language";

const STATES: Record<SubmissionState, { label: string; tone: Tone }> = {
  counted: {
    get label() {
      return t("Counts");
    },
    tone: "good",
  },
  waiting: {
    get label() {
      return t("To be confirmed");
    },
    tone: "warn",
  },
  expired: {
    get label() {
      return t("Not confirmed");
    },
    tone: "neutral",
  },
};

/** What people sent, newest first. */
export function SubmissionList({
  list,
  now,
  timeZone,
}: {
  list: List;
  now: number;
  timeZone: string;
}) {
  return (
    <ul className="flex flex-col gap-3">
      {list.submissions.map((submission) => (
        <Submission
          key={submission.id}
          submission={submission}
          list={list}
          now={now}
          timeZone={timeZone}
        />
      ))}
    </ul>
  );
}

function Submission({
  submission,
  list: { labels, consents },
  now,
  timeZone,
}: {
  submission: SubmissionView;
  list: List;
  now: number;
  timeZone: string;
}) {
  const { lead, state, createdAt, answers, differing, consentNumber, hasConsented } = submission;
  const consent = consentNumber === null ? null : consents[consentNumber];
  const origin = originOf(submission);
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {lead ? (
          <Link
            href={`/leads/${lead.id}`}
            prefetch={false}
            className="link wrap-anywhere font-medium"
          >
            {lead.name}
          </Link>
        ) : (
          <span className="font-medium">
            {state === "waiting" ? t("Somebody who has not confirmed yet") : t("Nobody")}
          </span>
        )}
        {lead ? <Badge>{STAGE_INFO[lead.stage].name}</Badge> : null}
        <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
        <span className="ml-auto text-ink-muted text-xs">
          <TimeAgo at={createdAt} now={now} timeZone={timeZone} />
        </span>
      </div>
      {state === "expired" ? (
        <p className="mt-2 text-ink-muted">
          {t("The address was never confirmed: what was sent is deleted.")}
        </p>
      ) : (
        <dl className="mt-3 grid gap-x-6 gap-y-2 sm:grid-cols-2">
          {Object.entries(answers).map(([target, value]) => (
            <div key={target} className="min-w-0">
              <dt className="text-ink-muted text-xs">{labels[target] ?? target}</dt>
              <dd className="wrap-anywhere whitespace-pre-line">
                {valueText(value)}
                {differing.includes(target) ? (
                  <span className="ml-2 inline-block align-middle">
                    <Badge tone="warn" title={t("The lead has another value, which was kept.")}>
                      {t("Differs")}
                    </Badge>
                  </span>
                ) : null}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {origin ? <p className="wrap-anywhere mt-3 text-ink-muted text-xs">{origin}</p> : null}
      {consent ? (
        <p className="wrap-anywhere mt-1 text-ink-muted text-xs">
          {hasConsented ? t("Agreed to") : t("Did not agree to")} {t("version")} {consentNumber}{" "}
          {t("of the consent:")} {quoted(consent)}
        </p>
      ) : null}
    </li>
  );
}

function valueText(value: string | number | boolean): string {
  if (typeof value === "boolean") return value ? t("Yes") : t("No");
  return typeof value === "number" ? numberText(value) : isoDayText(value);
}

function originOf({ page, tags }: SubmissionView): string {
  const { referrer, ...utm } = tags;
  const told = Object.entries(utm).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
  return [page ? t`On ${page}` : "", told.join(", "), referrer ? t`from ${referrer}` : ""]
    .filter(Boolean)
    .join(" · ");
}
