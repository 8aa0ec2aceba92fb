import { t } from "@/lib/language";

/** The facts about a person or company that criteria, filters and imports know by name. */
export type AttributeType = "text" | "number" | "boolean" | "date";

/** A value as stored: dates are ISO `YYYY-MM-DD`. Absent means unknown. */
export type AttributeValue = string | number | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

export interface AttributeDefinition {
  id: string;
  label: string;
  type: AttributeType;
  /** Suggested values for pickers; others stay possible. */
  options?: readonly string[];
  unit?: string;
}

export const SENIORITIES = ["C-level", "VP", "Director", "Manager", "Senior", "Staff", "Intern"];

/** The attribute that holds what people answer to "How did you hear of us?". */
export const SELF_REPORTED = "heardFrom";

/** Attributes every workspace has; a workspace adds its own beside them. */
export const BUILT_IN_ATTRIBUTES: readonly AttributeDefinition[] = [
  {
    id: "title",
    get label() {
      return t("Job title");
    },
    type: "text",
  },
  {
    id: "seniority",
    get label() {
      return t("Seniority");
    },
    type: "text",
    options: SENIORITIES,
  },
  {
    id: "department",
    get label() {
      return t("Department");
    },
    type: "text",
    options: ["Marketing", "Sales", "IT", "Operations", "Finance", "HR", "Product", "Engineering"],
  },
  {
    id: "company",
    get label() {
      return t("Company");
    },
    type: "text",
  },
  {
    id: "companyType",
    get label() {
      return t("Company type");
    },
    type: "text",
  },
  {
    id: "industry",
    get label() {
      return t("Industry");
    },
    type: "text",
  },
  {
    id: "employees",
    get label() {
      return t("Employees");
    },
    type: "number",
  },
  {
    id: "annualRevenue",
    get label() {
      return t("Annual revenue");
    },
    type: "number",
  },
  {
    id: "country",
    get label() {
      return t("Country");
    },
    type: "text",
  },
  { id: "region", label: "Region", type: "text" },
  {
    id: "city",
    get label() {
      return t("City");
    },
    type: "text",
  },
  { id: "persona", label: "Persona", type: "text" },
  {
    id: "source",
    get label() {
      return t("Source");
    },
    type: "text",
  },
  {
    id: "campaign",
    get label() {
      return t("Campaign");
    },
    type: "text",
  },
  {
    id: SELF_REPORTED,
    get label() {
      return t("How did you hear of us");
    },
    type: "text",
  },
];

/** A custom attribute's id made from a column heading: "Total Visits" → "totalVisits". */
export function attributeIdFrom(heading: string): string {
  const words = heading.normalize("NFKD").match(/[A-Za-z0-9]+/g) ?? [];
  const id = words
    .map((word, i) =>
      i === 0 ? word.toLowerCase() : (word[0] ?? "").toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join("");
  return /^[a-z]/.test(id) ? id.slice(0, 60) : `x${id}`.slice(0, 60);
}
