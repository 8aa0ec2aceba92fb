import { Download, UsersRound } from "lucide-react";
import type { Metadata } from "next";
import type { z } from "zod";
import { AddLeadButton } from "@/components/leads/add-lead-button";
import { ColumnChooser } from "@/components/leads/column-chooser";
import { conditionsTexts } from "@/components/leads/conditions-texts";
import { LeadsTable } from "@/components/leads/leads-table";
import {
  exportAddress,
  FIRST_SORT,
  LIST_ID,
  type ListState,
  listAddress,
} from "@/components/leads/list-address";
import { otherColumns, shownColumns } from "@/components/leads/list-columns";
import { ListEmpty } from "@/components/leads/list-empty";
import { ListPages } from "@/components/leads/list-pages";
import { ListSelection } from "@/components/leads/list-selection";
import { listTexts } from "@/components/leads/list-texts";
import { ListTools } from "@/components/leads/list-tools";
import { mergeTexts } from "@/components/merge/texts";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ViewsMenu } from "@/components/views/views-menu";
import { listAttributes, listVersions } from "@/lib/criteria/queries";
import { BUILT_IN_ATTRIBUTES } from "@/lib/engine/attributes";
import { listLeads } from "@/lib/leads/queries/list";
import type { LeadFilter } from "@/lib/leads/schema";
import { readAskedFilter } from "@/lib/leads/schema/asked";
import { factOf, readColumns } from "@/lib/leads/schema/columns";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import { load, requireActor, tryLoad } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { listSegmentNames } from "@/lib/segments/queries";
import { namesOfSegments } from "@/lib/segments/schema/names";
import { getWorkspace, listExitReasons } from "@/lib/settings/queries";
import { listColleagues } from "@/lib/users/queries";
import type { Colleague } from "@/lib/users/schema";
import { listViews } from "@/lib/views/queries";
import { settingsOf } from "@/lib/views/schema/settings";

export function generateMetadata(): Metadata {
  return { title: "Leads" };
}

const LEADS = { page: "leads" as const, report: null };

/** Names of the criteria versions that the filter asks for. */
async function versionNames(filter: LeadFilter): Promise<Record<string, string>> {
  if (!filter.version) return {};
  const { versions } = await load(listVersions, {});
  return Object.fromEntries(versions.map((one) => [one.id, `v${one.number} ${one.name}`]));
}

/** Who leads can be given to. */
function ownersAmong(colleagues: readonly Colleague[]) {
  return colleagues
    .filter(({ active, role }) => active && role !== "viewer")
    .map(({ id, name }) => ({ id, name }));
}

/** Whether a search parameter names a page, and which. */
function pageIn(text: string | string[] | undefined): string | undefined {
  return typeof text === "string" ? text.slice(0, 400) : undefined;
}

type ListLeads = z.input<typeof listLeads.input>;

/** A page of the list; the first one where the address names one that cannot be, or on which nobody is left. */
async function pageOf(
  asked: Pick<ListLeads, "filter" | "sort" | "facts">,
  page: Pick<ListLeads, "cursor" | "before">,
) {
  const outcome = await tryLoad(listLeads, { ...asked, ...page });
  const isFirst = page.cursor === undefined && page.before === undefined;
  const isThere = outcome.ok && (isFirst || outcome.value.rows.length > 0);
  return isThere ? outcome.value : load(listLeads, asked);
}

export default async function LeadsPage({ searchParams }: PageProps<"/leads">) {
  const search = await searchParams;
  const custom = await load(listAttributes, {});
  const { filter, unread: unreadFilter, problem, where } = readAskedFilter(search, custom);
  const sort = LEAD_SORTS.find((one) => one === search.sort) ?? FIRST_SORT;
  const { columns, unread: unreadColumns } = readColumns([search.columns ?? ""].flat()[0]);
  const unread = [...unreadFilter, ...unreadColumns];
  const cursor = pageIn(search.cursor);
  const before = pageIn(search.before);
  const page = cursor !== undefined ? { cursor } : before !== undefined ? { before } : {};
  const facts = columns.flatMap((column) => factOf(column) ?? []);
  const actor = await requireActor();
  const now = Date.now();
  const [list, { workspace }, colleagues, reasons, versions, segments, views] = await Promise.all([
    pageOf({ filter, sort, facts }, page),
    load(getWorkspace, {}),
    load(listColleagues, {}),
    load(listExitReasons, {}),
    versionNames(filter),
    load(listSegmentNames, {}),
    load(listViews, { place: LEADS }),
  ]);
  const { rows, next, previous } = list;
  const total = list.total ?? rows.length;
  const mayWrite = can(actor, "lead:write");
  const state: ListState = { filter, sort, columns };
  const attributes = [...BUILT_IN_ATTRIBUTES, ...custom];
  const shown = shownColumns(columns, attributes);
  const table = (
    <LeadsTable
      rows={rows}
      state={state}
      columns={shown}
      clock={{ now, timeZone: workspace.timeZone }}
      isChosen={mayWrite}
    />
  );
  return (
    <Page width="full">
      <PageHeader
        title={listTexts.title}
        description={listTexts.total(total)}
        actions={
          <>
            <ViewsMenu
              place={LEADS}
              search={settingsOf("leads", listAddress(state, "")).search}
              views={views}
              viewerId={actor.id}
              mayShare={can(actor, "view:share")}
            />
            {total > 0 ? (
              <LinkButton
                href={exportAddress(state)}
                download="leads.csv"
                icon={<Download aria-hidden="true" />}
              >
                <span className="max-sm:sr-only">{listTexts.export}</span>
              </LinkButton>
            ) : null}
            {can(actor, "lead:merge") ? (
              <LinkButton
                href="/leads/duplicates"
                icon={<UsersRound aria-hidden="true" className="max-sm:hidden" />}
              >
                {mergeTexts.duplicates.link}
              </LinkButton>
            ) : null}
            {mayWrite ? <AddLeadButton /> : null}
          </>
        }
      >
        <ListTools
          state={state}
          viewerId={actor.id}
          colleagues={colleagues}
          segments={segments}
          custom={custom}
          names={{
            owners: Object.fromEntries(colleagues.map((one) => [one.id, one.name])),
            reasons: Object.fromEntries(reasons.map((one) => [one.id, one.label])),
            versions,
            segments: namesOfSegments(segments),
            where,
            timeZone: workspace.timeZone,
            windowDays: workspace.conversionWindowDays,
          }}
        >
          <ColumnChooser
            state={state}
            columns={shown.map(({ id, heading }) => ({ id, heading }))}
            others={otherColumns(columns, attributes)}
          />
        </ListTools>
      </PageHeader>
      {unread.length > 0 ? (
        <Notice tone="warn" title={listTexts.unread}>
          {listTexts.unreadText(unread)}
        </Notice>
      ) : null}
      {problem !== null ? (
        <Notice tone="warn" title={conditionsTexts.problem}>
          {conditionsTexts.problemText(problem)}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <ListEmpty
          isFiltered={Object.keys(filter).length > 0}
          mayAdd={mayWrite}
          mayImport={can(actor, "import:run")}
        />
      ) : (
        <div id={LIST_ID} className="contents">
          {mayWrite ? (
            <ListSelection
              key={listAddress({ ...state, cursor, before })}
              filter={filter}
              total={total}
              tools={{
                owners: can(actor, "lead:assign") ? ownersAmong(colleagues) : null,
                attributes,
                viewer: { kind: actor.kind, role: actor.role },
                reasons: reasons.map(({ id, label, kind, needsAttempts, retiredAt }) => ({
                  id,
                  label,
                  kind,
                  needsAttempts,
                  retiredAt,
                })),
                timeZone: workspace.timeZone,
              }}
            >
              {table}
            </ListSelection>
          ) : (
            table
          )}
        </div>
      )}
      <ListPages state={state} isFirst={previous === null} previous={previous} next={next} />
    </Page>
  );
}
