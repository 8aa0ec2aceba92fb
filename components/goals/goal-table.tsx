import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { isoDayText } from "@/lib/engine/locale";
import type { Goal } from "@/lib/goals/schema";
import { aimText, figureText, measuredText } from "@/lib/goals/schema/words";
import { addressOf } from "@/lib/views/schema/addresses";
import { goalTexts as texts } from "./goal-texts";
import { VerdictBadge } from "./verdict-badge";

/** Goals with what was measured last; each leads to its report and its history. */
export function GoalTable({ goals, currency }: { goals: readonly Goal[]; currency: string }) {
  return (
    <Table label={texts.goals} isFramed>
      <TableHead>
        <Row>
          <ColumnHead>{texts.heads.figure}</ColumnHead>
          <ColumnHead>{texts.heads.goal}</ColumnHead>
          <ColumnHead>{texts.heads.measured}</ColumnHead>
          <ColumnHead>{texts.heads.verdict}</ColumnHead>
          <ColumnHead>{texts.heads.day}</ColumnHead>
        </Row>
      </TableHead>
      <TableBody>
        {goals.map((goal) => (
          <Row key={goal.id}>
            <RowHead className="wrap-anywhere min-w-48">
              <a
                href={addressOf({ page: "report", report: goal.report }, goal.search)}
                className="link"
              >
                {figureText(goal.figure)}
              </a>
            </RowHead>
            <Cell className="tabular whitespace-nowrap">
              {aimText(goal, goal.figure.kind, currency)}
              <Ending goal={goal} />
            </Cell>
            <Latest goal={goal} currency={currency} />
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function Ending({ goal: { lastDay, latest } }: { goal: Goal }) {
  if (lastDay === null) return null;
  const isOver = latest !== null && latest.day > lastDay;
  const words = isOver ? texts.over : texts.until;
  return <span className="block text-2xs text-ink-muted">{words(isoDayText(lastDay))}</span>;
}

function Latest({ goal, currency }: { goal: Goal; currency: string }) {
  const { latest, figure, basis, id } = goal;
  if (!latest) {
    return (
      <>
        <Cell className="text-ink-muted">{texts.notYet}</Cell>
        <Cell>{null}</Cell>
        <Cell>{null}</Cell>
      </>
    );
  }
  return (
    <>
      <Cell className="tabular whitespace-nowrap">
        {measuredText(latest.measured, figure.kind, currency)}
      </Cell>
      <Cell>
        <VerdictBadge verdict={latest.verdict} basis={basis} />
      </Cell>
      <Cell className="whitespace-nowrap">
        <a href={`/goals/${id}`} className="link">
          {isoDayText(latest.day)}
          <span className="sr-only">. {texts.historyOf(figureText(figure))}</span>
        </a>
      </Cell>
    </>
  );
}
