import { Check } from "lucide-react";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { MergeSide } from "@/lib/engine/lead-merge";
import { STAGE_INFO } from "@/lib/engine/stages";
import { numberText } from "@/lib/format";
import type { MergeLine, MergePreview } from "@/lib/leads/schema/merges";
import { mergeTexts as texts } from "./texts";

/** What a merge comes to: both leads side by side, and what follows in words. */
export function MergePreviewTable({ preview }: { preview: MergePreview }) {
  const { survivor, other, lines } = preview;
  return (
    <div className="flex flex-col gap-3">
      {lines.length > 0 ? (
        <Table label={texts.title} isFramed>
          <TableHead>
            <Row>
              <ColumnHead>{texts.field}</ColumnHead>
              <ColumnHead>{`${survivor.name} (${texts.stays})`}</ColumnHead>
              <ColumnHead>{`${other.name} (${texts.goes})`}</ColumnHead>
            </Row>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <Row key={line.label}>
                <RowHead>{line.label}</RowHead>
                <Value line={line} side="survivor" />
                <Value line={line} side="other" />
              </Row>
            ))}
          </TableBody>
        </Table>
      ) : null}
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {sentencesOf(preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function sentencesOf({
  other,
  same,
  stage,
  stands,
  handoffs,
  handoffsLost,
  emails,
}: MergePreview): string[] {
  return [
    ...(same > 0 ? [texts.same(same)] : []),
    texts.stage(STAGE_INFO[stage].name, stands),
    ...(stage === "inquiry" || stage === "nurture" ? [texts.scored] : []),
    ...(handoffs > 0 ? [texts.handoffs(handoffs)] : []),
    ...(handoffsLost > 0 ? [texts.lost(handoffsLost)] : []),
    ...(other.activities + other.opportunities > 0
      ? [texts.joined(other.activities, other.opportunities)]
      : []),
    ...(emails.length > 0 ? [texts.emails(emails)] : []),
  ];
}

function Value({ line, side }: { line: MergeLine; side: MergeSide }) {
  const value = line[side];
  const isKept = line.from === side;
  const text = typeof value === "number" ? numberText(value) : String(value ?? texts.unknown);
  return (
    <Cell className={isKept ? "font-medium" : "text-ink-muted"}>
      <span className="inline-flex items-start gap-1.5">
        {isKept ? (
          <Check aria-label={texts.kept} className="mt-0.5 size-4 shrink-0 text-good-ink" />
        ) : null}
        <span className="wrap-anywhere min-w-0">{text}</span>
      </span>
    </Cell>
  );
}
