/** Who someone is in the workspace. What each may do is in `lib/operations/policy.ts`. */
export const ROLES = ["admin", "manager", "marketer", "sdr", "viewer"] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_INFO: Record<Role, { name: string; meaning: string }> = {
  admin: { name: "Admin", meaning: "Runs users, keys and the workspace; may do everything." },
  manager: { name: "Manager", meaning: "Signs criteria for sales and watches the funnel." },
  marketer: { name: "Marketer", meaning: "Writes the criteria and brings the leads." },
  sdr: { name: "SDR", meaning: "Works the queue: accepts, qualifies, recycles." },
  viewer: { name: "Viewer", meaning: "Reads everything, changes nothing." },
};
