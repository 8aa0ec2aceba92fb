import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import Link from "next/link";
import type { ColumnKind, ReportChange } from "@/lib/reports/schema";
import { beforeText, changeText, VERDICT_WORDS } from "@/lib/reports/schema/format";
import { cellHref } from "./report-links";

/** What became of a figure since the period that the report is compared with. */
export function CellChange({
  change,
  kind,
  currency,
}: {
  change: ReportChange;
  kind: ColumnKind;
  currency: string;
}) {
  const { before, by, verdict } = change;
  const words = changeText(change, kind, currency);
  const then = beforeText(change, kind, currency);
  const href = cellHref(before ?? undefined);
  const Arrow = by === null ? null : by > 0 ? ArrowUp : by < 0 ? ArrowDown : Equal;
  return (
    <span className="block text-2xs text-ink-muted">
      {words ? (
        <span className="block">
          {Arrow ? <Arrow aria-hidden="true" className="mr-0.5 inline size-3" /> : null}
          {words}
        </span>
      ) : null}
      {href ? (
        <Link href={href} prefetch={false} className="link">
          {then}
        </Link>
      ) : (
        then
      )}
      {verdict ? `, ${VERDICT_WORDS[verdict]}` : ""}
    </span>
  );
}
