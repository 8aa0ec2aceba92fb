import type { ImportKind } from "../schema";
import { type ColumnMapping, headingKey } from "./mapping";

/** The export of another system, known by its headings. */
export interface Preset {
  name: string;
  kind: ImportKind;
  /** Headings, normalised, that are all there; one of these lists is enough. */
  signs: readonly (readonly string[])[];
  /** What columns become that their headings alone do not tell, by normalised heading. */
  columns: Readonly<Record<string, ColumnMapping>>;
  /** What a field is for all rows when no column says it. */
  otherwise?: Readonly<Record<string, string>>;
}

/** Words for where a lead is with sales; every workspace may have changed them. */
const SALESFORCE_STATUS = {
  "Open - Not Contacted": "inquiry",
  "Working - Contacted": "sal",
  Working: "sal",
  Contacted: "sal",
  "Closed - Converted": "sql",
  Converted: "sql",
  Qualified: "sql",
  "Closed - Not Converted": "disqualified",
};

const ZOHO_STATUS = {
  "Not Contacted": "inquiry",
  "Pre Qualified": "mql",
  "Pre-Qualified": "mql",
  "Attempted to Contact": "sal",
  Contacted: "sal",
  "Contact in Future": "nurture",
  "Junk Lead": "disqualified",
  "Lost Lead": "disqualified",
  "Not Qualified": "disqualified",
};

const HUBSPOT_STATUS = {
  subscriber: "inquiry",
  lead: "inquiry",
  marketingqualifiedlead: "mql",
  salesqualifiedlead: "sql",
  opportunity: "sql",
  customer: "customer",
  evangelist: "customer",
  other: "",
};

export const PRESETS: readonly Preset[] = [
  {
    name: "Handoff leads",
    kind: "leads",
    signs: [["id", "name", "email", "furtheremails", "externalid"]],
    // Ids of ours name nobody elsewhere.
    columns: { id: { to: "ignore" } },
  },
  {
    name: "Zoho leads",
    kind: "leads",
    signs: [["leadowner", "leadsource", "leadstatus", "createdtime"]],
    columns: { leadstatus: { to: "stage", values: ZOHO_STATUS } },
  },
  {
    name: "Zoho potentials",
    kind: "opportunities",
    signs: [
      ["potentialname", "potentialowner", "closingdate", "stage"],
      ["dealname", "dealowner", "closingdate", "stage"],
    ],
    // Its stages are each company's own; what they are forecast as is not.
    columns: { forecasttype: { to: "state" } },
  },
  {
    name: "Salesforce leads",
    kind: "leads",
    signs: [
      ["leadsource", "status", "isconverted", "firstname", "lastname"],
      ["leadid", "leadsource", "leadstatus", "leadowner", "createdate"],
    ],
    columns: {
      status: { to: "stage", values: SALESFORCE_STATUS },
      leadstatus: { to: "stage", values: SALESFORCE_STATUS },
    },
  },
  {
    name: "HubSpot contacts",
    kind: "leads",
    signs: [
      ["recordid", "firstname", "lastname", "email", "createdate"],
      ["vid", "email"],
      ["hsmergedobjectids", "email"],
    ],
    columns: {
      createdate: { to: "createdAt" },
      lifecyclestage: { to: "stage", values: HUBSPOT_STATUS },
    },
  },
  {
    name: "HubSpot deals",
    kind: "opportunities",
    signs: [
      ["dealid", "dealname", "createdate"],
      ["recordid", "dealname", "dealstage"],
    ],
    columns: {},
    // A deal that is in no stage of a pipeline was neither won nor lost.
    otherwise: { state: "open" },
  },
];

/** The system that a file with these headings comes from; null when it is none that is known. */
export function presetOf(headings: readonly string[]): Preset | null {
  const keys = new Set(headings.map(headingKey));
  const isOne = ({ signs }: Preset) => signs.some((all) => all.every((key) => keys.has(key)));
  return PRESETS.find(isOne) ?? null;
}
