import { accounts } from "./accounts";
import { attribution } from "./attribution";
import { cac } from "./cac";
import { conversion } from "./conversion";
import { criteria } from "./criteria";
import { funnel } from "./funnel";
import { opportunities } from "./opportunities";
import { reasons } from "./reasons";
import type { Report } from "./report";
import { sdrActivity } from "./sdr-activity";
import { sla } from "./sla";
import { sources } from "./sources";
import { speed } from "./speed";
import { timeToConvert } from "./time-to-convert";
import { velocity } from "./velocity";

/** All reports, in the order of lists. A new report is one file and one line here. */
export const REPORTS: readonly Report[] = [
  conversion,
  funnel,
  timeToConvert,
  speed,
  sla,
  sdrActivity,
  reasons,
  sources,
  accounts,
  attribution,
  cac,
  opportunities,
  velocity,
  criteria,
];
