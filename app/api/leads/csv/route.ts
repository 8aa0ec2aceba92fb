import { stringify } from "csv-stringify/sync";
import { ALL_COLUMNS, csvColumns } from "@/components/leads/csv-columns";
import { listAttributes } from "@/lib/criteria/queries";
import { BUILT_IN_ATTRIBUTES } from "@/lib/engine/attributes";
import { t } from "@/lib/language";
import { listLeads } from "@/lib/leads/queries/list";
import { readFilter } from "@/lib/leads/schema";
import { factOf, readColumns } from "@/lib/leads/schema/columns";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import { ask } from "@/lib/operations/query";
import { actorOf, problem, problemOfUnknown } from "@/lib/operations/route";

const ROWS_PER_PAGE = 500;

/** Cells that a spreadsheet would run as a formula are quoted as text. */
const CSV = { escape_formulas: true } as const;

/** The list as CSV, of the columns that are named or all of its own, page by page, so that any number of rows takes little memory. */
export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const { filter, unread: unreadFilter } = readFilter(searchParams);
  const named = searchParams.get("columns");
  const { columns, unread: unreadColumns } = readColumns(named);
  const unread = [...unreadFilter, ...unreadColumns];
  // A file of other leads than those that were asked for would go on as if it were right.
  if (unread.length > 0) {
    const message = t`This part of the address cannot be read: ${unread.join(", ")}.`;
    return problem({ ok: false, code: "invalid", message });
  }
  const sort = LEAD_SORTS.find((one) => one === searchParams.get("sort")) ?? "-createdAt";
  const custom = await ask(listAttributes, actor, {});
  if (!custom.ok) return problem(custom);
  const chosen = csvColumns(named === null ? ALL_COLUMNS : columns, [
    ...BUILT_IN_ATTRIBUTES,
    ...custom.value,
  ]);
  const headings = chosen.map(([heading]) => heading);
  const facts = columns.flatMap((column) => factOf(column) ?? []);
  const read = (cursor: string | undefined) =>
    ask(listLeads, actor, {
      filter,
      sort,
      limit: ROWS_PER_PAGE,
      counted: false,
      keyed: true,
      facts,
      ...(cursor ? { cursor } : {}),
    });

  const first = await read(undefined);
  if (!first.ok) return problem(first);
  let page: typeof first.value | null = first.value;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // The mark tells spreadsheets that the text is UTF-8.
      controller.enqueue(encoder.encode(`\uFEFF${stringify([headings], CSV)}`));
    },
    async pull(controller) {
      if (!page) {
        controller.close();
        return;
      }
      controller.enqueue(
        encoder.encode(
          stringify(
            page.rows.map((row) => chosen.map(([, cell]) => cell(row))),
            CSV,
          ),
        ),
      );
      const { next }: { next: string | null } = page;
      page = null;
      if (next === null) return;
      const outcome = await read(next);
      // A file that ends early must not look complete.
      if (outcome.ok) page = outcome.value;
      else controller.error(new Error(outcome.message));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="leads.csv"',
      "cache-control": "no-store",
    },
  });
}
