import { SENIORITIES } from "@/lib/engine/attributes";
import { dayText, numberText } from "@/lib/format";
import type { LeadFilter } from "@/lib/leads/schema";
import type { ReportColumn, ReportRow } from "../schema";
import { type Company, countDomains, type DomainCount, readCompanies } from "../store/accounts";
import { countCell, textCell } from "./cells";
import { cohortFilter, type Report, type ReportContext } from "./report";

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
  filters: ["source", "campaign", "country", "label", "path", "owner", "version"],
  options: [],
  defaults: { period: "last90" },
  spans: ["leads"],

  async run(context) {
    const { db, period, scope } = context;
    const counts = (await countDomains(db, period, scope)).sort(byLeads);
    const listed = counts.filter(({ domain }) => domain !== "").slice(0, MOST);
    const domains = listed.map(({ domain }) => domain);
    const companies = await readCompanies(db, domains, period, scope);
    const whole = cohortFilter(context, "created", period);
    const rows = listed.map((count) =>
      accountRow(context, count, companies.get(count.domain), {
        ...whole,
        companyDomain: [count.domain],
      }),
    );
    const without = counts.filter(({ domain }) => domain === "");
    const more = counts.length - without.length - listed.length;
    const total = accountRow(context, sumOf(counts), undefined, whole);
    return {
      tables: [
        {
          id: "accounts",
          title: "Accounts",
          columns: COLUMNS,
          rows:
            counts.length > 0
              ? [
                  ...rows,
                  ...without.map((count) =>
                    accountRow(context, count, undefined, { ...whole, companyDomain: [""] }),
                  ),
                  { ...total, id: "total", isTotal: true },
                ]
              : [],
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

function byLeads(a: DomainCount, b: DomainCount): number {
  return b.leads - a.leads || b.mqls - a.mqls || (a.domain < b.domain ? -1 : 1);
}

function sumOf(counts: readonly DomainCount[]): DomainCount {
  const sum = (key: Exclude<keyof DomainCount, "domain">) =>
    counts.reduce((all, count) => all + count[key], 0);
  return {
    domain: "total",
    leads: sum("leads"),
    engaged: sum("engaged"),
    mqls: sum("mqls"),
    sals: sum("sals"),
    sqls: sum("sqls"),
    customers: sum("customers"),
  };
}

function accountRow(
  { workspace }: ReportContext,
  count: DomainCount,
  company: Company | undefined,
  leads: LeadFilter,
): ReportRow {
  const { domain, engaged, mqls, sals, sqls, customers } = count;
  const since = company?.customerSince ?? null;
  const known = SENIORITIES.filter((one) => company?.seniorities.includes(one));
  const name = domain === "" ? "(no company domain)" : domain === "total" ? "All" : domain;
  return {
    id: domain,
    cells: {
      account: textCell(company?.name ?? name),
      domain: textCell(company ? domain : ""),
      leads: countCell(count.leads, leads),
      engaged: countCell(engaged, { ...leads, engagementMin: 1 }),
      mqls: countCell(mqls, { ...leads, reached: "mql" }),
      sals: countCell(sals, { ...leads, reached: "sal" }),
      sqls: countCell(sqls, { ...leads, reached: "sql" }),
      customers: countCell(customers, { ...leads, reached: "customer" }),
      seniorities: textCell(known.join(", ")),
      since: since === null ? { value: null } : textCell(dayText(since, workspace.timeZone)),
    },
  };
}
