import type { AccountCounts } from "@/lib/engine/ledger/accounts";
import { dayText, numberText } from "@/lib/format";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportColumn, ReportRow } from "../schema";
import { readCompanies } from "../store/accounts";
import { countCell, textCell } from "./cells";
import { cohortFilter, type Report } from "./report";
import { tallyAccounts } from "./tally";

/** Companies that are listed; the total has all. */
const MOST = 100;

/** Which companies the leads are from. */
export const accounts: Report = {
  name: "accounts",
  title: "Accounts",
  question: "Which companies respond, who of them is engaged, and how far do they get?",
  definition:
    "The leads created in the period by the email domain of their company, and how many of them " +
    "have ever reached each stage. Engaged are those with a point of engagement or more now; " +
    "seniority is that of the people who are known, as far as it is known. There are no shares: a " +
    "company has too few leads for one. Listed are the " +
    `${MOST} companies with the most leads.`,
  dimensions: [],
  filters: ["source", "campaign", "country", "label", "path", "owner", "version", "segment"],
  options: [],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const { most, more, without, all } = await tallyAccounts(context, MOST);
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
    const unknown = sum("", "(no company domain)", without, { ...whole, companyDomain: [""] });
    const total = { ...sum("total", "All", all, whole), isTotal: true };
    return {
      tables: [
        {
          id: "accounts",
          title: "Accounts",
          columns: COLUMNS,
          rows: all.leads > 0 ? [...rows, ...(without.leads > 0 ? [unknown] : []), total] : [],
          empty: "No lead was created in this period.",
        },
      ],
      charts: [],
      notes:
        more > 0
          ? [`${numberText(more)} more companies with fewer leads are in the total only.`]
          : [],
    };
  },
};

const COLUMNS: ReportColumn[] = [
  { key: "account", label: "Company", kind: "text" },
  { key: "domain", label: "Domain", kind: "text" },
  { key: "leads", label: "Leads", kind: "count" },
  { key: "engaged", label: "Engaged", kind: "count" },
  { key: "mqls", label: "MQLs", kind: "count" },
  { key: "sals", label: "SALs", kind: "count" },
  { key: "sqls", label: "SQLs", kind: "count" },
  { key: "customers", label: "Customers", kind: "count" },
  { key: "seniorities", label: "Seniority known", kind: "text" },
  { key: "since", label: "Customer since", kind: "text" },
];

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
