import { Fragment, type ReactNode } from "react";
import { leadsHref } from "@/components/reports/report-links";
import { Notice } from "@/components/ui/notice";
import type { Drift, DriftFinding } from "@/lib/drift/schema";
import { driftSentence } from "@/lib/drift/schema/words";
import { daysText } from "@/lib/format";
import { driftTexts as texts } from "./drift-texts";
import { countText } from "./words";

/** What the version in force no longer keeps of what both sides agreed on; nothing while it does. */
export function DriftNotice({
  drift,
  timeZone,
  action,
}: {
  drift: Drift | null;
  timeZone: string;
  action?: ReactNode;
}) {
  if (!drift) return null;
  const { version, findings } = drift;
  const onlyOverdue = findings.every(({ kind }) => kind === "review");
  return (
    <Notice
      tone="warn"
      title={(onlyOverdue ? texts.overdue : texts.title)(version.number, version.name)}
    >
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-80">
          <ul className="flex flex-col gap-0.5">
            {findings.map((finding) => (
              <li key={finding.kind}>
                {driftSentence(finding, timeZone)} <Leads finding={finding} timeZone={timeZone} />
              </li>
            ))}
          </ul>
          {onlyOverdue ? null : <p className="mt-1 text-ink-muted text-xs">{texts.basis}</p>}
        </div>
        {action}
      </div>
    </Notice>
  );
}

/** The way to the leads behind a finding. */
function Leads({ finding, timeZone }: { finding: DriftFinding; timeZone: string }) {
  if (finding.kind === "review") return null;
  if (finding.kind === "volume") {
    const { parts } = finding;
    return parts.map(({ count, from, to, leads }, i) => (
      <Fragment key={from}>
        {i === 0 ? null : ", "}
        <LeadsLink filter={leads}>{countText(count, "lead")}</LeadsLink>
        {parts.length > 1 ? ` ${texts.of} ${daysText(from, to, timeZone)}` : null}
      </Fragment>
    ));
  }
  const all = <LeadsLink filter={finding.leads}>{texts.all}</LeadsLink>;
  const [filter, word] =
    finding.kind === "acceptance"
      ? [finding.accepted, texts.accepted]
      : [finding.reached, texts.reached];
  return (
    <span className="whitespace-nowrap">
      {texts.see} {all}
      {finding.share.k > 0 ? (
        <>
          , <LeadsLink filter={filter}>{word}</LeadsLink>
        </>
      ) : null}
    </span>
  );
}

function LeadsLink({
  filter,
  children,
}: {
  filter: Parameters<typeof leadsHref>[0];
  children: ReactNode;
}) {
  return (
    <a className="link" href={leadsHref(filter)}>
      {children}
    </a>
  );
}
