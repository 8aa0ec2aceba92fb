import Link from "next/link";
import {
  Cell,
  ColumnHead,
  type ColumnHeadProps,
  Row,
  RowHead,
  Table,
  TableBody,
  TableHead,
} from "@/components/ui/table";
import type { ListedLead } from "@/lib/leads/schema";
import type { LeadSort } from "@/lib/leads/schema/inputs";
import { FIRST_SORT, type ListState, listAddress } from "./list-address";
import type { ListClock, ShownColumn } from "./list-columns";
import { listTexts } from "./list-texts";
import { ScoreChip } from "./score-chip";
import { StageBadge } from "./stage-mark";

export interface LeadsTableProps {
  rows: readonly ListedLead[];
  /** What the list shows, without its page. */
  state: ListState;
  columns: readonly ShownColumn[];
  clock: ListClock;
  /** Each row has a box to choose it by. */
  isChosen: boolean;
}

/** Leads as rows; the name opens one. */
export function LeadsTable({ rows, state, columns, clock, isChosen }: LeadsTableProps) {
  const { sort = FIRST_SORT } = state;
  const sortBy = ([first, second]: readonly [LeadSort, LeadSort?]): NonNullable<
    ColumnHeadProps["sort"]
  > => ({
    href: listAddress({ ...state, sort: sort === first && second ? second : first }),
    direction: sort !== first && sort !== second ? "none" : directionOf(sort),
  });
  return (
    <Table label={listTexts.table} isFramed>
      <TableHead>
        <Row>
          {isChosen ? (
            <ColumnHead className="w-8 px-0 print:hidden">
              <Box label={listTexts.choosePage} data-choose-page="" />
            </ColumnHead>
          ) : null}
          <ColumnHead sort={sortBy(["name", "-name"])} className="print:pl-4!">
            {listTexts.name}
          </ColumnHead>
          {columns.map(({ id, heading, align = "left", sorts }) => (
            <ColumnHead key={id} align={align} {...(sorts ? { sort: sortBy(sorts) } : {})}>
              {heading}
            </ColumnHead>
          ))}
        </Row>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Row key={row.id} className="relative has-[input:checked]:[&>*]:bg-accent-soft!">
            {isChosen ? (
              <Cell className="w-8 px-0 print:hidden">
                <Box
                  label={listTexts.choose(row.name)}
                  data-lead={row.id}
                  data-version={row.version}
                  data-stage={row.stage}
                  data-name={row.name}
                />
              </Cell>
            ) : null}
            <RowHead className="max-w-56 xl:max-2xl:max-w-48 print:min-w-36 print:pl-4!">
              <Link
                href={`/leads/${row.id}`}
                prefetch={false}
                className="block truncate font-medium after:absolute after:inset-0 hover:underline"
              >
                {row.name}
              </Link>
              {row.email ? (
                <span
                  title={row.email}
                  className="block truncate font-normal text-ink-muted text-xs"
                >
                  {row.email}
                </span>
              ) : null}
              {/* A phone shows this column first: what matters most stands in it. */}
              <span className="mt-1 flex gap-1.5 sm:hidden">
                <StageBadge stage={row.stage} />
                <ScoreChip lead={row} />
              </span>
            </RowHead>
            {columns.map(({ id, align = "left", className, cell }) => (
              <Cell key={id} align={align} {...(className ? { className } : {})}>
                {cell(row, clock)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

function directionOf(sort: LeadSort): "ascending" | "descending" {
  return sort.startsWith("-") ? "descending" : "ascending";
}

type BoxData = Record<`data-${string}`, string | number>;

/** A plain box: `ListSelection` hears of all of them at once, so that they cost nothing to render. */
function Box({ label, ...data }: { label: string } & BoxData) {
  return (
    <label className="relative z-1 flex h-8 cursor-pointer items-center justify-center pl-1 pointer-coarse:h-11">
      <input type="checkbox" aria-label={label} className="size-4 accent-accent" {...data} />
    </label>
  );
}
