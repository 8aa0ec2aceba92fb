import { Download, UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { AddLeadButton } from "@/components/leads/add-lead-button";
import { LeadsTable } from "@/components/leads/leads-table";
import { FIRST_SORT, listAddress } from "@/components/leads/list-address";
import { ListEmpty } from "@/components/leads/list-empty";
import { ListPages } from "@/components/leads/list-pages";
import { listTexts } from "@/components/leads/list-texts";
import { ListTools } from "@/components/leads/list-tools";
import { mergeTexts } from "@/components/merge/texts";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page-header";
import { ViewsMenu } from "@/components/views/views-menu";
import { listVersions } from "@/lib/criteria/queries";
import { listLeads } from "@/lib/leads/queries/list";
import { type LeadFilter, readFilter } from "@/lib/leads/schema";
import { LEAD_SORTS } from "@/lib/leads/schema/inputs";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { listSegmentNames } from "@/lib/segments/queries";
import { namesOfSegments } from "@/lib/segments/schema/names";
import { getWorkspace, listExitReasons } from "@/lib/settings/queries";
import { listColleagues } from "@/lib/users/queries";
import { listViews } from "@/lib/views/queries";
import { settingsOf } from "@/lib/views/schema/settings";

export const metadata: Metadata = { title: "Leads" };

const LEADS = { page: "leads" as const, report: null };

/** Names of the criteria versions that the filter asks for. */
async function versionNames(filter: LeadFilter): Promise<Record<string, string>> {
  if (!filter.version) return {};
  const { versions } = await load(listVersions, {});
  return Object.fromEntries(versions.map((one) => [one.id, `v${one.number} ${one.name}`]));
}

export default async function LeadsPage({ searchParams }: PageProps<"/leads">) {
  const search = await searchParams;
  const { filter, unread } = readFilter(search);
  const sort = LEAD_SORTS.find((one) => one === search.sort) ?? FIRST_SORT;
  const cursor = typeof search.cursor === "string" ? search.cursor.slice(0, 400) : undefined;
  const actor = await requireActor();
  const now = Date.now();
  const [list, { workspace }, colleagues, reasons, versions, segments, views] = await Promise.all([
    load(listLeads, { filter, sort, ...(cursor === undefined ? {} : { cursor }) }),
    load(getWorkspace, {}),
    load(listColleagues, {}),
    load(listExitReasons, {}),
    versionNames(filter),
    load(listSegmentNames, {}),
    load(listViews, { place: LEADS }),
  ]);
  const { rows, next } = list;
  const total = list.total ?? rows.length;
  const mayAdd = can(actor, "lead:write");
  return (
    <Page width="full">
      <PageHeader
        title={listTexts.title}
        description={listTexts.total(total)}
        actions={
          <>
            <ViewsMenu
              place={LEADS}
              search={settingsOf("leads", listAddress({ filter, sort }, "")).search}
              views={views}
              viewerId={actor.id}
              mayShare={can(actor, "view:share")}
            />
            {total > 0 ? (
              <LinkButton
                href={listAddress({ filter, sort }, "/api/leads/csv")}
                download="leads.csv"
                icon={<Download aria-hidden="true" />}
              >
                {listTexts.export}
              </LinkButton>
            ) : null}
            {can(actor, "lead:merge") ? (
              <LinkButton href="/leads/duplicates" icon={<UsersRound aria-hidden="true" />}>
                {mergeTexts.duplicates.link}
              </LinkButton>
            ) : null}
            {mayAdd ? <AddLeadButton /> : null}
          </>
        }
      >
        <ListTools
          filter={filter}
          sort={sort}
          viewerId={actor.id}
          colleagues={colleagues}
          segments={segments}
          names={{
            owners: Object.fromEntries(colleagues.map((one) => [one.id, one.name])),
            reasons: Object.fromEntries(reasons.map((one) => [one.id, one.label])),
            versions,
            segments: namesOfSegments(segments),
            timeZone: workspace.timeZone,
            windowDays: workspace.conversionWindowDays,
          }}
        />
      </PageHeader>
      {unread.length > 0 ? (
        <Notice tone="warn" title={listTexts.unread}>
          {listTexts.unreadText(unread)}
        </Notice>
      ) : null}
      {rows.length === 0 ? (
        <ListEmpty
          isFiltered={Object.keys(filter).length > 0}
          mayAdd={mayAdd}
          mayImport={can(actor, "import:run")}
        />
      ) : (
        <LeadsTable
          rows={rows}
          filter={filter}
          sort={sort}
          now={now}
          timeZone={workspace.timeZone}
        />
      )}
      <ListPages filter={filter} sort={sort} cursor={cursor} next={next} />
    </Page>
  );
}
