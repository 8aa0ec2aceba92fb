import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { KnownValues } from "@/lib/criteria/schema";
import type { Names } from "@/lib/engine/conditions/contract";
import { NO_SEGMENT } from "@/lib/engine/segment-choice";
import { numberText } from "@/lib/format";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import type { Segment } from "@/lib/segments/schema";
import { DeleteSegment } from "./delete-segment";
import { KeepLooking } from "./keep-looking";
import { SegmentDialog } from "./segment-dialog";
import { segmentTexts as texts } from "./texts";

const listOf = (id: string) => `/leads?${filterToParams({ segment: [id] })}`;

/** Segments with how many leads each has; a number opens to its leads. */
export function SegmentTable({
  segments,
  none,
  names,
  known,
  mayWrite,
}: {
  segments: readonly Segment[];
  /** Leads in no segment. */
  none: number;
  names: Names;
  known: KnownValues;
  mayWrite: boolean;
}) {
  const isLooking = segments.some(({ leads }) => leads === null);
  return (
    <div className="flex flex-col gap-2">
      <Table label={texts.title} isFramed>
        <TableHead>
          <Row>
            <ColumnHead>{texts.columns.segment}</ColumnHead>
            <ColumnHead align="right">{texts.columns.leads}</ColumnHead>
            <ColumnHead>{texts.columns.by}</ColumnHead>
            {mayWrite ? <ColumnHead isHidden>{texts.columns.actions}</ColumnHead> : null}
          </Row>
        </TableHead>
        <TableBody>
          {segments.map((segment) => (
            <Row key={segment.id}>
              <RowHead>
                <span className="flex min-w-56 flex-col gap-0.5 whitespace-normal">
                  <span>{segment.name}</span>
                  <span className="font-normal text-ink-muted">{segment.words}</span>
                  {segment.description ? (
                    <span className="whitespace-pre-wrap font-normal text-ink-muted text-xs">
                      {segment.description}
                    </span>
                  ) : null}
                </span>
              </RowHead>
              <Cell align="right" className="tabular">
                {segment.leads === null ? (
                  <span className="text-ink-muted">{texts.finding}</span>
                ) : (
                  <a className="link" href={listOf(segment.id)}>
                    {numberText(segment.leads)}
                  </a>
                )}
              </Cell>
              <Cell className="text-ink-muted">{segment.createdByName}</Cell>
              {mayWrite ? (
                <Cell align="right">
                  <span className="inline-flex gap-1.5">
                    <SegmentDialog segment={segment} names={names} known={known} />
                    <DeleteSegment segment={segment} />
                  </span>
                </Cell>
              ) : null}
            </Row>
          ))}
        </TableBody>
      </Table>
      {isLooking ? (
        <KeepLooking />
      ) : (
        <a className="link self-start" href={listOf(NO_SEGMENT)}>
          {texts.unnamed(none)}
        </a>
      )}
      <p className="text-ink-muted">{texts.meaning}</p>
    </div>
  );
}
