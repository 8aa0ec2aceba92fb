import type { AccountCounts, AccountsOf } from "@/lib/engine/ledger/accounts";
import { NO_SEGMENT } from "@/lib/engine/segment-choice";
import { dayText, numberText } from "@/lib/format";
import { t, within } from "@/lib/language";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportColumn, ReportRow, ReportTable } from "../schema";
import { DIMENSION_NAMES } from "../schema/params";
import { readCompanies } from "../store/accounts";
import { behindCell, countCell, textCell } from "./cells";
import { namesOfValues, narrow } from "./names";
import { cohortFilter, leadDimension, type Report, type ReportContext } from "./report";
import { type SplitDimension, splitValues } from "./split";
import { tallyAccounts, tallyAccountsBy } from "./tally";

/** Companies that are listed; the total has all. */
const MOST = 100;

/** Which companies the leads are from. */
export const accounts: Report = {
  name: "accounts",
  title: "Accounts",
  get question() {
    return t("Which companies respond, who of them is engaged, and how far do they get?");
  },
  get definition() {
    return t`The leads created in the period by the email domain of their company, and how many of them have ever reached each stage. Engaged are those with a point of engagement or more now; seniority is that of the people who are known, as far as it is known. There are no shares: a company has too few leads for one. Listed are the ${MOST} companies with the most leads; compared with another period are these.`;
  },
  dimensions: ["source", "campaign", "label", "path", "country", "owner", "version", "segment"],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: ["compare"],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const by = leadDimension(context.by);
    // The earlier period's companies are those that stand in the table already.
    const listed = context.comparedWith
      ? context.comparedWith.tables.flatMap(({ id, rows }) =>
          id === "accounts" ? rows.map((row) => row.id) : [],
        )
      : MOST;
    const [{ most, more, without, all }, split] = await Promise.all([
      tallyAccounts(context, listed),
      by === null ? null : splitTable(context, by),
    ]);
    const domains = most.map(({ domain }) => domain);
    const companies = new Map(
      (await readCompanies(context.db, domains)).map((company) => [company.domain, company]),
    );
    const whole = cohortFilter(context, "created", context.period);
    const rows = most.map((count): ReportRow => {
      const { domain, seniorities } = count;
      const company = companies.get(domain);
      const since = company?.customerSince ?? null;
      return {
        id: domain,
        cells: {
          account: textCell(company?.name ?? domain),
          domain: textCell(domain),
          ...countCells(count, { ...whole, companyDomain: [domain] }),
          seniorities: textCell(seniorities.join(", ")),
          since:
            since === null ? { value: null } : textCell(dayText(since, context.workspace.timeZone)),
        },
      };
    });
    const sum = (
      id: string,
      name: string,
      counts: AccountCounts,
      leads: LeadFilter,
    ): ReportRow => ({
      id,
      cells: {
        account: textCell(name),
        domain: textCell(""),
        ...countCells(counts, leads),
        seniorities: textCell(""),
        since: { value: null },
      },
    });
    const unknown = sum("", t("(no company domain)"), without, { ...whole, companyDomain: [""] });
    const total = { ...sum("total", t("All"), all, whole), isTotal: true };
    return {
      tables: [
        ...(split ? [split] : []),
        {
          id: "accounts",
          title: "Accounts",
          columns: COLUMNS,
          rows: all.leads > 0 ? [...rows, ...(without.leads > 0 ? [unknown] : []), total] : [],
          empty: t(EMPTY),
        },
      ],
      charts: [],
      notes:
        more > 0 && context.comparedWith === null
          ? [t`${numberText(more)} more companies with fewer leads are in the total only.`]
          : [],
    };
  },
};

const EMPTY = "No lead was created in this period.";

const COUNTS: ReportColumn[] = [
  { key: "leads", label: "Leads", kind: "count" },
  {
    key: "engaged",
    get label() {
      return t("Engaged");
    },
    kind: "count",
    get hint() {
      return t("With a point of engagement or more now");
    },
    isCompared: false,
  },
  { key: "mqls", label: "MQLs", kind: "count" },
  { key: "sals", label: "SALs", kind: "count" },
  { key: "sqls", label: "SQLs", kind: "count" },
  {
    key: "customers",
    get label() {
      return t("Customers");
    },
    kind: "count",
  },
];

const COLUMNS: ReportColumn[] = [
  {
    key: "account",
    get label() {
      return t("Company");
    },
    kind: "text",
  },
  ...COUNTS,
  { key: "domain", label: "Domain", kind: "text" },
  {
    key: "seniorities",
    get label() {
      return t("Seniority known");
    },
    kind: "text",
  },
  {
    key: "since",
    get label() {
      return t("Customer since");
    },
    kind: "text",
  },
];

/** How many companies there are of each value, and how far their leads got. */
async function splitTable(context: ReportContext, by: SplitDimension): Promise<ReportTable> {
  const [parts, [all], nameOf] = await Promise.all([
    splitValues(context, by, tallyAccountsBy),
    tallyAccountsBy(context, null),
    namesOfValues(context, by),
  ]);
  const whole = cohortFilter(context, "created", context.period);
  const row = (id: string, name: string, counts: AccountsOf, leads: LeadFilter): ReportRow => ({
    id,
    cells: {
      value: textCell(name),
      companies: behindCell({ value: counts.companies }, leads, counts.leads),
      ...countCells(counts, leads),
    },
  });
  const rows = parts
    .filter(({ leads }) => leads > 0)
    .sort(
      (a, b) =>
        Number(isNoSegment(by, a)) - Number(isNoSegment(by, b)) ||
        b.leads - a.leads ||
        (a.value < b.value ? -1 : 1),
    )
    .map((part) => row(part.value, nameOf(part.value), part, narrow(whole, by, part.value)));
  return {
    id: "breakdown",
    title: t`By ${within(DIMENSION_NAMES[by])}`,
    columns: [
      { key: "value", label: DIMENSION_NAMES[by], kind: "text" },
      {
        key: "companies",
        label: t("Companies"),
        kind: "count",
        hint: t("With a known domain; opens to all leads of the row"),
      },
      ...COUNTS,
    ],
    rows:
      all && rows.length > 0
        ? [...rows, { ...row("total", t("All"), all, whole), isTotal: true }]
        : [],
    empty: t(EMPTY),
  };
}

function isNoSegment(by: SplitDimension, { value }: AccountsOf): boolean {
  return by === "segment" && value === NO_SEGMENT;
}

function countCells(counts: AccountCounts, leads: LeadFilter): ReportRow["cells"] {
  return {
    leads: countCell(counts.leads, leads),
    engaged: countCell(counts.engaged, { ...leads, engagementMin: 1 }),
    mqls: countCell(counts.mqls, { ...leads, reached: "mql" }),
    sals: countCell(counts.sals, { ...leads, reached: "sal" }),
    sqls: countCell(counts.sqls, { ...leads, reached: "sql" }),
    customers: countCell(counts.customers, { ...leads, reached: "customer" }),
  };
}
