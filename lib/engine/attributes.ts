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
  { id: "title", label: "Job title", type: "text" },
  { id: "seniority", label: "Seniority", type: "text", options: SENIORITIES },
  {
    id: "department",
    label: "Department",
    type: "text",
    options: ["Marketing", "Sales", "IT", "Operations", "Finance", "HR", "Product", "Engineering"],
  },
  { id: "company", label: "Company", type: "text" },
  { id: "companyType", label: "Company type", type: "text" },
  { id: "industry", label: "Industry", type: "text" },
  { id: "employees", label: "Employees", type: "number" },
  { id: "annualRevenue", label: "Annual revenue", type: "number" },
  { id: "country", label: "Country", type: "text" },
  { id: "region", label: "Region", type: "text" },
  { id: "city", label: "City", type: "text" },
  { id: "persona", label: "Persona", type: "text" },
  { id: "source", label: "Source", type: "text" },
  { id: "campaign", label: "Campaign", type: "text" },
  { id: SELF_REPORTED, label: "How did you hear of us", type: "text" },
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
