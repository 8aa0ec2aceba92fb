import { translated } from "@/lib/language";
import type { ImportKind } from "../schema";
import { type Field, words } from "./field";
import { leadFields } from "./lead-fields";

const activities: readonly Field[] = translated(
  [
    {
      id: "leadEmail",
      label: "Lead's email",
      type: "email",
      names: words("email emailaddress leademail contactemail personemail"),
    },
    {
      id: "leadExternalId",
      label: "Lead's id in the other system",
      type: "text",
      names: words("leadid leadexternalid contactid prospectid personid recordid vid"),
    },
    {
      id: "type",
      label: "Type",
      type: "activityType",
      names: words("type activitytype eventtype event activity action"),
    },
    {
      id: "at",
      label: "When",
      type: "instant",
      names: words(
        "at time timestamp occurredat eventtime activitydate activitytime date datetime createdat",
      ),
    },
    {
      id: "externalId",
      label: "Id of the activity",
      type: "text",
      hint: "The same id is stored once",
      names: words("externalid activityid eventid id"),
    },
  ],
  ["label", "hint"],
);

const opportunities: readonly Field[] = translated(
  [
    {
      id: "externalId",
      label: "Id in the other system",
      type: "text",
      hint: "Recognises the opportunity",
      names: words("externalid opportunityid dealid potentialid recordid id"),
    },
    {
      id: "leadEmail",
      label: "Lead's email",
      type: "email",
      names: words("email leademail contactemail"),
    },
    {
      id: "leadExternalId",
      label: "Lead's id in the other system",
      type: "text",
      names: words("leadid leadexternalid contactid prospectid"),
    },
    {
      id: "account",
      label: "Company",
      type: "text",
      names: words("account accountname company companyname"),
    },
    {
      id: "name",
      label: "Name",
      type: "text",
      names: words("name opportunityname dealname potentialname title"),
    },
    {
      id: "product",
      label: "Product",
      type: "text",
      names: words("product productname"),
    },
    {
      id: "owner",
      label: "Salesperson",
      type: "text",
      names: words(
        "owner salesagent opportunityowner dealowner potentialowner ownername salesperson rep",
      ),
    },
    {
      id: "amount",
      label: "Amount",
      type: "money",
      names: words("amount closevalue dealamount value dealvalue amounthomecurrency"),
    },
    {
      id: "currency",
      label: "Currency",
      type: "currency",
      hint: "The workspace's when absent",
      names: words("currency currencyisocode dealcurrencycode currencycode"),
    },
    {
      id: "state",
      label: "Outcome",
      type: "state",
      names: words("state dealstage stage stagename status outcome"),
    },
    {
      id: "openedAt",
      label: "Opened",
      type: "instant",
      names: words(
        "openedat engagedate opendate createddate createdtime createdate createdat startdate",
      ),
    },
    {
      id: "closedAt",
      label: "Closed, or expected to close",
      type: "instant",
      names: words("closedat closedate closingdate closeddate"),
    },
  ],
  ["label", "hint"],
);

const costs: readonly Field[] = translated(
  [
    {
      id: "externalId",
      label: "Id in the other system",
      type: "text",
      hint: "Recognises the cost",
      names: words("externalid costid id rowid"),
    },
    {
      id: "day",
      label: "Day",
      type: "day",
      hint: "A month counts on its first day",
      names: words("day date cdate spenddate month reportingstarts"),
    },
    {
      id: "source",
      label: "Source",
      type: "text",
      names: words("source channel platform category network"),
    },
    {
      id: "campaign",
      label: "Campaign",
      type: "text",
      names: words("campaign campaignname"),
    },
    {
      id: "kind",
      label: "Kind of cost",
      type: "costKind",
      hint: "Media when absent",
      names: words("kind costkind costtype"),
    },
    {
      id: "amount",
      label: "Amount",
      type: "money",
      names: words("amount cost spend markspent amountspent spent costs"),
    },
    {
      id: "currency",
      label: "Currency",
      type: "currency",
      hint: "The workspace's when absent",
      names: words("currency currencycode"),
    },
    {
      id: "reportedImpressions",
      label: "Impressions, as reported",
      type: "count",
      names: words("impressions impr"),
    },
    {
      id: "reportedClicks",
      label: "Clicks, as reported",
      type: "count",
      names: words("clicks"),
    },
    {
      id: "reportedLeads",
      label: "Leads, as reported",
      type: "count",
      names: words("leads conversions results"),
    },
    {
      id: "reportedCustomers",
      label: "Customers, as reported",
      type: "count",
      names: words("customers orders purchases"),
    },
    {
      id: "reportedRevenue",
      label: "Revenue, as reported",
      type: "money",
      names: words("revenue conversionvalue purchasevalue"),
    },
    {
      id: "note",
      label: "Note",
      type: "text",
      names: words("note notes comment description"),
    },
  ],
  ["label", "hint"],
);

const budgets: readonly Field[] = translated(
  [
    {
      id: "month",
      label: "Month",
      type: "day",
      hint: "Or any day of it",
      names: words("month budgetmonth period date day startdate"),
    },
    {
      id: "source",
      label: "Source",
      type: "text",
      names: words("source channel platform category network"),
    },
    {
      id: "campaign",
      label: "Campaign",
      type: "text",
      hint: "None: the budget of the whole source",
      names: words("campaign campaignname"),
    },
    {
      id: "amount",
      label: "Budget",
      type: "money",
      names: words("budget amount budgetamount planned plan plannedamount plannedbudget"),
    },
    {
      id: "currency",
      label: "Currency",
      type: "currency",
      hint: "The workspace's when absent",
      names: words("currency currencycode"),
    },
  ],
  ["label", "hint"],
);

/** What a column can become, by kind of import. */
export const FIELDS: Record<ImportKind, readonly Field[]> = {
  leads: leadFields,
  activities,
  opportunities,
  costs,
  budgets,
};

export function fieldOf(kind: ImportKind, id: string): Field | undefined {
  return FIELDS[kind].find((field) => field.id === id);
}

/** Headings that mean a built-in attribute, normalised. */
export const ATTRIBUTE_NAMES: Readonly<Record<string, readonly string[]>> = {
  title: words("title jobtitle jobtitel position designation"),
  seniority: words("seniority managementlevel"),
  department: words("department abteilung"),
  company: words(
    "company companyname accountname account organization organisation employer firma unternehmen",
  ),
  companyType: words("companytype accounttype"),
  industry: words("industry sector branche"),
  employees: words(
    "employees numberofemployees numemployees noofemployees companysize headcount mitarbeiter mitarbeiterzahl",
  ),
  annualRevenue: words("annualrevenue jahresumsatz"),
  country: words("country countryregion countryname land"),
  region: words("region state stateregion province bundesland"),
  city: words("city town stadt ort"),
  persona: words("persona hspersona"),
  heardFrom: words(
    "howdidyouhearofus howdidyouhearaboutus howdidyoufindus heardfrom selfreportedsource selfreportedattribution",
  ),
};
