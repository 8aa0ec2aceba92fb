import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { AddressText } from "@/components/ui/address-text";
import { cn } from "@/components/ui/cn";
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
        <Table label={texts.title} isFramed className="max-sm:hidden">
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
                <ValueCell line={line} side="survivor" />
                <ValueCell line={line} side="other" />
              </Row>
            ))}
          </TableBody>
        </Table>
      ) : null}
      <BelowEachOther preview={preview} />
      <ul className="flex list-disc flex-col gap-1 pl-5">
        {sentencesOf(preview).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

/** The same on a phone, where two addresses have no room beside each other. */
function BelowEachOther({ preview: { survivor, other, lines } }: { preview: MergePreview }) {
  return (
    <div className="divide-y divide-line rounded-lg border border-line bg-surface sm:hidden">
      <Pair stays={survivor.name} goes={other.name} />
      {lines.map((line) => (
        <section key={line.label} className="pt-2">
          <h3 className="px-3 font-medium text-ink-muted text-xs">{line.label}</h3>
          <Pair
            stays={<Value line={line} side="survivor" />}
            goes={<Value line={line} side="other" />}
          />
        </section>
      ))}
    </div>
  );
}

function Pair({ stays, goes }: { stays: ReactNode; goes: ReactNode }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1 px-3 py-2">
      <dt className="text-ink-muted text-xs">{texts.stays}</dt>
      <dd>{stays}</dd>
      <dt className="text-ink-muted text-xs">{texts.goes}</dt>
      <dd>{goes}</dd>
    </dl>
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
    <span
      className={cn("inline-flex items-start gap-1.5", isKept ? "font-medium" : "text-ink-muted")}
    >
      {isKept ? (
        <Check aria-label={texts.kept} className="mt-0.5 size-4 shrink-0 text-good-ink" />
      ) : null}
      <span className="wrap-anywhere min-w-0">
        <AddressText>{text}</AddressText>
      </span>
    </span>
  );
}

function ValueCell(props: { line: MergeLine; side: MergeSide }) {
  return (
    <Cell className="align-top">
      <Value {...props} />
    </Cell>
  );
}
