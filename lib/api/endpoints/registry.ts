import type { Endpoint } from "../endpoint";
import { ACTIVITY_ENDPOINTS } from "./activities";
import { COST_ENDPOINTS } from "./costs";
import { CRITERIA_ENDPOINTS } from "./criteria";
import { LEAD_ENDPOINTS } from "./leads";
import { OPPORTUNITY_ENDPOINTS } from "./opportunities";
import { REPORT_ENDPOINTS } from "./reports";

/** All that programs may ask. */
export const ENDPOINTS: readonly Endpoint[] = [
  ...LEAD_ENDPOINTS,
  ...ACTIVITY_ENDPOINTS,
  ...OPPORTUNITY_ENDPOINTS,
  ...COST_ENDPOINTS,
  ...CRITERIA_ENDPOINTS,
  ...REPORT_ENDPOINTS,
];
