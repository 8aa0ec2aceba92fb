import type { APIRequestContext, Page } from "@playwright/test";
import type { BoardData } from "@/components/board/board-data";
import type { Role } from "@/lib/engine/roles";

export interface PageToVisit {
  name: string;
  path: string;
  /** Who looks; nobody in particular before signing in. */
  role: Role | null;
  /** Its main heading. */
  heading: string | RegExp;
  status?: number;
}

type Board = BoardData["board"];

/** Addresses that depend on what the sample holds. */
export interface Found {
  mql: string;
  customer: string;
  /** A file that waits for its columns to be named, and one that was imported. */
  imports: { uploaded: string; done: string };
  versions: Record<"draft" | "proposed" | "active" | "retired", string>;
  /** A proposal that sales sent back. */
  proposal: string;
  challenger: string;
}

/** Finds a lead of a stage and a version of each state. `page` is a signed-in marketer's. */
export async function findRecords(
  page: Page,
  request: APIRequestContext,
  url: string,
): Promise<Found> {
  const board = (await (await request.get(`${url}/api/board?perColumn=1`)).json()) as Board;
  const leadIn = (stage: string) => {
    const id = board.columns.find((column) => column.stage === stage)?.cards[0]?.id;
    if (!id) throw new Error(`The sample has no lead in ${stage}`);
    return id;
  };
  await page.goto(`${url}/criteria`);
  const versionIn = async (state: string) => {
    const row = page
      .getByRole("row")
      .filter({ has: page.getByText(state, { exact: true }) })
      .first();
    const href = await row.getByRole("link").getAttribute("href");
    return href ?? "";
  };
  const versions = {
    draft: await versionIn("Draft"),
    proposed: await versionIn("Waiting for sales"),
    active: await versionIn("In force"),
    retired: await versionIn("Retired"),
  };
  const shadow = page.locator('a[href^="/criteria/challengers/"]').first();
  const challenger = (await shadow.getAttribute("href")) ?? "";
  await page.goto(url + versions.retired);
  const sentBack = page.getByRole("link", { name: "What was proposed" });
  const proposal = (await sentBack.getAttribute("href")) ?? "";
  const sent = await request.post(`${url}/api/imports/upload?kind=leads&name=fair.csv`, {
    headers: { origin: url, "content-type": "text/csv" },
    data: "Name,E-mail,Role,Company,Met at\nVera Blom,vera@blom.example,CEO,Blom,Fair\n,,,,\n",
  });
  const { id } = (await sent.json()) as { id: string };
  await page.goto(`${url}/imports`);
  const done = page.getByRole("row").filter({ has: page.getByText("leads.csv") });
  return {
    imports: {
      uploaded: `/imports/${id}`,
      done: (await done.getByRole("link").first().getAttribute("href")) ?? "",
    },
    mql: leadIn("mql"),
    customer: leadIn("customer"),
    versions,
    proposal,
    challenger,
  };
}

const REPORTS = [
  "funnel",
  "conversion",
  "time-to-convert",
  "speed",
  "sla",
  "sdr-activity",
  "reasons",
  "sources",
  "accounts",
  "attribution",
  "cac",
  "opportunities",
  "velocity",
  "criteria",
];

/** Every page of a workspace in use, each by a role that works with it. */
export function everyPage(found: Found): PageToVisit[] {
  const { mql, customer, versions, proposal, challenger, imports } = found;
  const heading = /\S/;
  return [
    { name: "sign-in", path: "/sign-in", role: null, heading: /^Sign in to/ },
    { name: "invite-ended", path: "/invite/nothing", role: null, heading: "This link has ended" },
    { name: "board", path: "/board", role: "manager", heading: "Board" },
    { name: "board-filtered", path: "/board?text=zzzz", role: "viewer", heading: "Board" },
    { name: "queue", path: "/queue", role: "sdr", heading: "Queue" },
    { name: "leads", path: "/leads", role: "manager", heading: "Leads" },
    { name: "leads-filtered", path: "/leads?stage=mql", role: "viewer", heading: "Leads" },
    {
      name: "duplicates",
      path: "/leads/duplicates",
      role: "marketer",
      heading: "Likely duplicates",
    },
    { name: "lead-mql", path: `/leads/${mql}`, role: "sdr", heading },
    { name: "lead-customer", path: `/leads/${customer}`, role: "manager", heading },
    { name: "criteria", path: "/criteria", role: "marketer", heading: "Criteria" },
    { name: "criteria-draft", path: versions.draft, role: "marketer", heading: /^Version/ },
    { name: "criteria-proposed", path: versions.proposed, role: "manager", heading: /^Version/ },
    { name: "criteria-active", path: versions.active, role: "viewer", heading: /^Version/ },
    { name: "criteria-retired", path: versions.retired, role: "marketer", heading: /^Version/ },
    { name: "criteria-proposal", path: proposal, role: "manager", heading: /as proposed on/ },
    { name: "criteria-challenger", path: challenger, role: "sdr", heading: /^Challenger/ },
    { name: "criteria-leads", path: `${versions.proposed}/leads`, role: "manager", heading },
    { name: "reports", path: "/reports", role: "manager", heading: "Reports" },
    ...REPORTS.map((name) => ({
      name: `report-${name}`,
      path: `/reports/${name}`,
      role: "manager" as const,
      heading,
    })),
    { name: "report-by", path: "/reports/conversion?by=source", role: "viewer", heading },
    {
      name: "report-compared",
      path: "/reports/conversion?by=source&compare=previous",
      role: "viewer",
      heading,
    },
    { name: "alerts", path: "/alerts", role: "marketer", heading: "Alerts" },
    { name: "notifications", path: "/notifications", role: "sdr", heading: "Notifications" },
    { name: "spend", path: "/spend", role: "manager", heading: "Spend" },
    { name: "budgets", path: "/spend/budgets", role: "marketer", heading: "Budgets" },
    { name: "rates", path: "/spend/rates", role: "marketer", heading: "Exchange rates" },
    { name: "forms", path: "/forms", role: "marketer", heading: "Forms" },
    { name: "websites", path: "/settings/tracking", role: "marketer", heading: "Settings" },
    { name: "websites-read", path: "/settings/tracking", role: "viewer", heading: "Settings" },
    { name: "imports", path: "/imports", role: "marketer", heading: "Imports" },
    { name: "import-new", path: "/imports/new", role: "marketer", heading: "Import a file" },
    { name: "import-columns", path: imports.uploaded, role: "marketer", heading: "fair.csv" },
    { name: "import-done", path: imports.done, role: "manager", heading: "leads.csv" },
    { name: "audit", path: "/audit", role: "manager", heading },
    { name: "people", path: "/settings/people", role: "admin", heading },
    { name: "workspace", path: "/settings/workspace", role: "admin", heading },
    { name: "workspace-read", path: "/settings/workspace", role: "viewer", heading },
    { name: "board-limits", path: "/settings/board", role: "manager", heading },
    { name: "board-limits-read", path: "/settings/board", role: "viewer", heading },
    { name: "reasons", path: "/settings/reasons", role: "admin", heading },
    { name: "segments", path: "/settings/segments", role: "marketer", heading },
    { name: "mail", path: "/settings/mail", role: "admin", heading },
    { name: "keys", path: "/settings/keys", role: "admin", heading },
    { name: "webhooks", path: "/settings/webhooks", role: "admin", heading },
    { name: "retention", path: "/settings/retention", role: "admin", heading },
    { name: "account", path: "/settings/account", role: "sdr", heading },
    { name: "help", path: "/help", role: "viewer", heading: "Words and what they mean" },
    { name: "forbidden", path: "/audit", role: "viewer", heading, status: 403 },
    {
      name: "report-forbidden",
      path: "/reports/cac",
      role: "sdr",
      heading: "Not for your role",
      status: 403,
    },
    { name: "not-found", path: "/nowhere", role: "sdr", heading, status: 404 },
    { name: "lead-not-found", path: "/leads/nobody", role: "sdr", heading, status: 404 },
    { name: "report-not-found", path: "/reports/luck", role: "manager", heading, status: 404 },
  ];
}
