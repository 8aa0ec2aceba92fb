import type { Catalogue } from "@/lib/language";
import { alerts } from "./alerts";
import { api } from "./api";
import { auth } from "./auth";
import { board } from "./board";
import { charts } from "./charts";
import { consents } from "./consents";
import { criteria } from "./criteria";
import { desk } from "./desk";
import { disputes } from "./disputes";
import { forms } from "./forms";
import { goals } from "./goals";
import { help } from "./help";
import { importRemarks } from "./import-remarks";
import { imports } from "./imports";
import { lead } from "./lead";
import { leadMoves } from "./lead-moves";
import { leads } from "./leads";
import { libActivities } from "./lib-activities";
import { libAlerts } from "./lib-alerts";
import { libAudit } from "./lib-audit";
import { libAuth } from "./lib-auth";
import { libChallengers } from "./lib-challengers";
import { libConsents } from "./lib-consents";
import { libCriteria } from "./lib-criteria";
import { libDisputes } from "./lib-disputes";
import { libDrift } from "./lib-drift";
import { libEngine } from "./lib-engine";
import { libForms } from "./lib-forms";
import { libGoals } from "./lib-goals";
import { libImports } from "./lib-imports";
import { libLeads } from "./lib-leads";
import { libMail } from "./lib-mail";
import { libMailTemplates } from "./lib-mail-templates";
import { libNotifications } from "./lib-notifications";
import { libOperations } from "./lib-operations";
import { libOpportunities } from "./lib-opportunities";
import { libPrivacy } from "./lib-privacy";
import { libQualification } from "./lib-qualification";
import { libReplays } from "./lib-replays";
import { libReports } from "./lib-reports";
import { libRetention } from "./lib-retention";
import { libScoring } from "./lib-scoring";
import { libSegments } from "./lib-segments";
import { libSettings } from "./lib-settings";
import { libSpend } from "./lib-spend";
import { libStart } from "./lib-start";
import { libTracking } from "./lib-tracking";
import { libUsers } from "./lib-users";
import { libViews } from "./lib-views";
import { libWebhooks } from "./lib-webhooks";
import { live } from "./live";
import { mail } from "./mail";
import { mailTemplates } from "./mail-templates";
import { merge } from "./merge";
import { notifications } from "./notifications";
import { palette } from "./palette";
import { people } from "./people";
import { privacy } from "./privacy";
import { queue } from "./queue";
import { reports } from "./reports";
import { retention } from "./retention";
import { segments } from "./segments";
import { shared } from "./shared";
import { shell } from "./shell";
import { spend } from "./spend";
import { start } from "./start";
import { tracking } from "./tracking";
import { ui } from "./ui";
import { views } from "./views";
import { webhooks } from "./webhooks";

/** Everything that is said in German, by its English. */
export const german: Catalogue = {
  ...alerts,
  ...api,
  ...auth,
  ...board,
  ...charts,
  ...consents,
  ...criteria,
  ...desk,
  ...disputes,
  ...forms,
  ...goals,
  ...help,
  ...importRemarks,
  ...imports,
  ...lead,
  ...leadMoves,
  ...leads,
  ...libActivities,
  ...libAlerts,
  ...libAudit,
  ...libAuth,
  ...libChallengers,
  ...libConsents,
  ...libCriteria,
  ...libDisputes,
  ...libDrift,
  ...libEngine,
  ...libForms,
  ...libGoals,
  ...libImports,
  ...libLeads,
  ...libMail,
  ...libMailTemplates,
  ...libNotifications,
  ...libOperations,
  ...libOpportunities,
  ...libPrivacy,
  ...libQualification,
  ...libReplays,
  ...libReports,
  ...libRetention,
  ...libScoring,
  ...libSegments,
  ...libSettings,
  ...libSpend,
  ...libStart,
  ...libTracking,
  ...libUsers,
  ...libViews,
  ...libWebhooks,
  ...live,
  ...mail,
  ...mailTemplates,
  ...merge,
  ...notifications,
  ...palette,
  ...people,
  ...privacy,
  ...queue,
  ...reports,
  ...retention,
  ...segments,
  ...shared,
  ...shell,
  ...spend,
  ...start,
  ...tracking,
  ...ui,
  ...views,
  ...webhooks,
};
