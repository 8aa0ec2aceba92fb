import { t } from "@/lib/language";

/** Who someone is in the workspace. What each may do is in `lib/operations/policy.ts`. */
export const ROLES = ["admin", "manager", "marketer", "sdr", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_INFO: Record<Role, { name: string; meaning: string }> = {
  admin: {
    name: "Admin",
    get meaning() {
      return t("Runs users, keys and the workspace; may do everything.");
    },
  },
  manager: {
    name: "Manager",
    get meaning() {
      return t("Signs criteria for sales and watches the funnel.");
    },
  },
  marketer: {
    get name() {
      return t("Marketer");
    },
    get meaning() {
      return t("Writes the criteria and brings the leads.");
    },
  },
  sdr: {
    name: "SDR",
    get meaning() {
      return t("Works the queue: accepts, qualifies, recycles.");
    },
  },
  viewer: {
    get name() {
      return t("Viewer");
    },
    get meaning() {
      return t("Reads everything, changes nothing.");
    },
  },
};
