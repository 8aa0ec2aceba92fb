"use client";

import { Badge } from "@/components/ui/badge";
import { Meter } from "@/components/ui/meter";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { ExplainedContribution, ExplainedScore, Explanation } from "@/lib/engine/explain";
import { formatPoints } from "@/lib/engine/points";
import { dayText } from "@/lib/format";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const texts = leadTexts.score;

/** An explanation in full: both scores against their thresholds, gates, and every rule's part. */
export function ScoreTable({ explanation }: { explanation: Explanation }) {
  const parts = [...explanation.contributions].sort((a, b) => b.points - a.points);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <ScoreMeter label={leadTexts.fit} score={explanation.fit} />
        <ScoreMeter label={leadTexts.engagement} score={explanation.engagement} />
      </div>
      {explanation.gates.length > 0 ? (
        <ul className="flex flex-col gap-1 text-xs" aria-label={texts.gates}>
          {explanation.gates.map((gate) => (
            <li key={gate.id} className="flex items-start gap-2">
              <Badge tone={gate.open ? "good" : "bad"}>
                {gate.open ? texts.gateOpen : texts.gateClosed}
              </Badge>
              <span className="pt-0.5 text-ink-muted">
                <span className="font-medium text-ink">{gate.label}.</span> {gate.sentence}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {parts.length === 0 ? (
        <p className="text-ink-muted">{texts.none}</p>
      ) : (
        <Table
          label={texts.title}
          className="-mx-4 [&_tr>:first-child]:pl-4 [&_tr>:last-child]:pr-4"
        >
          <TableHead>
            <Row>
              <ColumnHead>{texts.rule}</ColumnHead>
              <ColumnHead align="right">{texts.points}</ColumnHead>
              <ColumnHead className="max-sm:hidden">{texts.behind}</ColumnHead>
            </Row>
          </TableHead>
          <TableBody>
            {parts.map((part) => (
              <Row key={`${part.group} ${part.ruleId}`}>
                <RowHead className="whitespace-normal text-left">
                  {part.label}
                  <span className="block font-normal text-ink-muted text-xs">{part.sentence}</span>
                  <span className="block font-normal text-ink-muted text-xs sm:hidden">
                    <Behind part={part} />
                  </span>
                </RowHead>
                <Cell align="right" className="align-baseline font-medium">
                  {part.points > 0 ? "+" : ""}
                  {formatPoints(part.points)}
                </Cell>
                <Cell className="align-baseline text-ink-muted text-xs max-sm:hidden">
                  <Behind part={part} />
                </Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

function ScoreMeter({ label, score }: { label: string; score: ExplainedScore }) {
  const { value, threshold, cap } = score;
  return (
    <Meter
      label={label}
      value={Math.max(0, Math.min(value, cap))}
      maxValue={Math.max(cap, 1)}
      valueText={`${formatPoints(value)} ${texts.threshold(formatPoints(threshold))}`}
      mark={threshold}
      tone={value >= threshold ? "good" : "accent"}
    />
  );
}

/** The events that a rule counted: how often, and the newest of them by day. */
function Behind({ part }: { part: ExplainedContribution }) {
  const { timeZone } = useDesk();
  if (part.group === "fit") return <>{leadTexts.facts.fact}</>;
  const newest = part.events.map(
    ({ minute, points }) => `${dayText(minute * 60_000, timeZone)} (${formatPoints(points)})`,
  );
  return (
    <>
      {texts.times(part.eventCount)}
      {part.eventCount > newest.length ? `, ${texts.newest}` : ":"} {newest.join(", ")}
      {part.capped ? `; ${texts.capped}` : ""}
    </>
  );
}
