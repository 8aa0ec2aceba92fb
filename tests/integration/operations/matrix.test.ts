import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { ROLES, type Role } from "@/lib/engine/roles";
import type { Actor } from "@/lib/operations/actor";
import { type Command, execute } from "@/lib/operations/command";
import { ask, type Query } from "@/lib/operations/query";

/** Who may use which door. Written out by hand on purpose: it must be changed deliberately. */
const MATRIX = `
  door                       admin    manager  marketer sdr      viewer
  activity.call              yes      yes      -        yes      -
  activity.note              yes      yes      yes      yes      -
  activity.record            yes      yes      yes      yes      -
  activity.recordOne         yes      yes      yes      yes      -
  activity.touch             yes      yes      -        yes      -
  alert.acknowledge          yes      yes      yes      yes      -
  alert.checkDay             -        -        -        -        -
  alert.checkDue             -        -        -        -        -
  alert.list                 yes      yes      yes      yes      yes
  alert.missedGoals          yes      yes      yes      yes      yes
  audit.list                 yes      yes      -        -        -
  bant.save                  yes      yes      -        yes      -
  board.limit                yes      yes      -        -        -
  board.limits               yes      yes      yes      yes      yes
  budget.grid                yes      yes      yes      -        yes
  budget.pace                yes      yes      yes      -        yes
  budget.save                yes      yes      yes      -        -
  consent.list               yes      yes      yes      yes      yes
  consent.record             yes      yes      yes      yes      -
  cost.bring                 yes      yes      yes      -        -
  cost.delete                yes      yes      yes      -        -
  cost.grid                  yes      yes      yes      -        yes
  cost.list                  yes      yes      yes      -        yes
  cost.save                  yes      yes      yes      -        -
  cost.saveCells             yes      yes      yes      -        -
  cost.table                 yes      yes      yes      -        yes
  criteria.activate          yes      yes      yes      -        -
  criteria.agree             yes      yes      -        -        -
  criteria.attributes        yes      yes      yes      yes      yes
  criteria.challengedLeads   yes      yes      yes      yes      yes
  criteria.challenger        yes      yes      yes      yes      yes
  criteria.challengers       yes      yes      yes      yes      yes
  criteria.comment           yes      yes      yes      yes      -
  criteria.compareChallenger yes      yes      yes      yes      yes
  criteria.createDraft       yes      -        yes      -        -
  criteria.deleteDraft       yes      -        yes      -        -
  criteria.drift             yes      yes      yes      yes      yes
  criteria.evidenceLeads     yes      yes      yes      yes      yes
  criteria.explainChallenged yes      yes      yes      yes      yes
  criteria.explainChange     yes      yes      yes      yes      yes
  criteria.get               yes      yes      yes      yes      yes
  criteria.knownValues       yes      yes      yes      yes      yes
  criteria.leakage           yes      yes      yes      yes      yes
  criteria.list              yes      yes      yes      yes      yes
  criteria.preview           yes      yes      yes      yes      yes
  criteria.proposal          yes      yes      yes      yes      yes
  criteria.propose           yes      -        yes      -        -
  criteria.replay            yes      yes      yes      yes      yes
  criteria.replayAhead       yes      yes      yes      yes      yes
  criteria.replayLeads       yes      yes      yes      yes      yes
  criteria.requestChanges    yes      yes      -        -        -
  criteria.resolveComments   yes      yes      yes      yes      -
  criteria.saveAttribute     yes      -        yes      -        -
  criteria.saveDraft         yes      -        yes      -        -
  criteria.startChallenger   yes      -        yes      -        -
  criteria.stopChallenger    yes      -        yes      -        -
  criteria.suggest           yes      yes      yes      yes      yes
  criteria.suggestGates      yes      yes      yes      yes      yes
  criteria.try               yes      yes      yes      yes      yes
  criteria.withdraw          yes      -        yes      -        -
  desk.get                   yes      yes      yes      yes      yes
  dispute.decide             yes      yes      -        -        -
  dispute.list               yes      yes      yes      yes      yes
  dispute.raise              yes      -        yes      -        -
  form.archive               yes      -        yes      -        -
  form.confirm               -        -        -        -        -
  form.confirmation          -        -        -        -        -
  form.countViews            -        -        -        -        -
  form.create                yes      -        yes      -        -
  form.forget                -        -        -        -        -
  form.get                   yes      yes      yes      yes      yes
  form.list                  yes      yes      yes      yes      yes
  form.open                  -        -        -        -        -
  form.runOut                -        -        -        -        -
  form.save                  yes      -        yes      -        -
  form.submissions           yes      yes      yes      yes      yes
  form.submit                -        -        -        -        -
  goal.change                yes      yes      yes      -        -
  goal.delete                yes      yes      yes      -        -
  goal.get                   yes      yes      yes      yes      yes
  goal.list                  yes      yes      yes      yes      yes
  goal.set                   yes      yes      yes      -        -
  import.activities          yes      yes      yes      -        -
  import.begin               yes      yes      yes      -        -
  import.budgets             yes      yes      yes      -        -
  import.cancel              yes      yes      yes      -        -
  import.context             yes      yes      yes      -        -
  import.costs               yes      yes      yes      -        -
  import.create              yes      yes      yes      -        -
  import.deleteMapping       yes      yes      yes      -        -
  import.describe            yes      yes      yes      -        -
  import.endInterrupted      -        -        -        -        -
  import.finish              yes      yes      yes      -        -
  import.get                 yes      yes      yes      -        -
  import.interrupted         -        -        -        -        -
  import.leads               yes      yes      yes      -        -
  import.list                yes      yes      yes      -        -
  import.mappings            yes      yes      yes      -        -
  import.opportunities       yes      yes      yes      -        -
  import.plan                yes      yes      yes      -        -
  import.problems            yes      yes      yes      -        -
  import.progress            yes      yes      yes      -        -
  import.resume              yes      yes      yes      -        -
  import.saveMapping         yes      yes      yes      -        -
  import.undo                yes      yes      yes      -        -
  import.undoRows            yes      yes      yes      -        -
  invite.accept              -        -        -        -        -
  invite.create              yes      -        -        -        -
  invite.get                 -        -        -        -        -
  invite.list                yes      -        -        -        -
  invite.revoke              yes      -        -        -        -
  key.create                 yes      -        -        -        -
  key.list                   yes      -        -        -        -
  key.revoke                 yes      -        -        -        -
  key.used                   -        -        -        -        -
  lead.assign                yes      yes      -        -        -
  lead.board                 yes      yes      yes      yes      yes
  lead.bring                 yes      yes      yes      yes      -
  lead.cards                 yes      yes      yes      yes      yes
  lead.claim                 yes      yes      -        yes      -
  lead.column                yes      yes      yes      yes      yes
  lead.create                yes      yes      yes      yes      -
  lead.day                   yes      yes      -        yes      -
  lead.delete                yes      -        -        -        -
  lead.duplicates            yes      yes      yes      yes      -
  lead.editMany              yes      yes      yes      yes      -
  lead.explain               yes      yes      yes      yes      yes
  lead.explainHandoff        yes      yes      yes      yes      yes
  lead.find                  yes      yes      yes      yes      yes
  lead.list                  yes      yes      yes      yes      yes
  lead.merge                 yes      yes      yes      yes      -
  lead.move                  yes      yes      yes      yes      -
  lead.moveMany              yes      yes      yes      yes      -
  lead.page                  yes      yes      yes      yes      yes
  lead.previewMerge          yes      yes      yes      yes      -
  lead.queue                 yes      yes      yes      yes      yes
  lead.release               yes      yes      -        yes      -
  lead.releaseStale          -        -        -        -        -
  lead.returnUntouched       -        -        -        -        -
  lead.search                yes      yes      yes      yes      yes
  lead.timeline              yes      yes      yes      yes      yes
  lead.undo                  yes      yes      yes      yes      -
  lead.undoMany              yes      yes      yes      yes      -
  lead.undoMerge             yes      yes      yes      yes      -
  lead.update                yes      yes      yes      yes      -
  mail.due                   -        -        -        -        -
  mail.list                  yes      -        -        -        -
  mail.retry                 yes      -        -        -        -
  mail.settle                -        -        -        -        -
  mail.take                  -        -        -        -        -
  mail.test                  yes      -        -        -        -
  notification.choices       yes      yes      yes      yes      yes
  notification.choose        yes      yes      yes      yes      yes
  notification.forget        -        -        -        -        -
  notification.list          yes      yes      yes      yes      yes
  notification.mail          -        -        -        -        -
  notification.news          -        -        -        -        -
  notification.queue         -        -        -        -        -
  notification.read          yes      yes      yes      yes      yes
  notification.readAll       yes      yes      yes      yes      yes
  notification.waiting       yes      yes      yes      yes      yes
  notification.warn          -        -        -        -        -
  notification.work          -        -        -        -        -
  opportunity.bring          yes      yes      -        yes      -
  opportunity.get            yes      yes      yes      yes      yes
  opportunity.list           yes      yes      yes      yes      yes
  opportunity.save           yes      yes      -        yes      -
  privacy.count              yes      -        -        -        -
  privacy.find               yes      -        -        -        -
  privacy.lift               yes      -        -        -        -
  privacy.person             yes      yes      -        -        -
  privacy.suppress           yes      -        -        -        -
  rate.bring                 yes      yes      yes      -        -
  rate.delete                yes      yes      yes      -        -
  rate.list                  yes      yes      yes      -        yes
  rate.save                  yes      yes      yes      -        -
  reason.list                yes      yes      yes      yes      yes
  reason.retire              yes      -        -        -        -
  reason.save                yes      -        -        -        -
  report.choices             yes      yes      yes      yes      yes
  report.list                yes      yes      yes      yes      yes
  report.overview            yes      yes      yes      yes      yes
  report.run                 yes      yes      yes      yes      yes
  reset.create               yes      -        -        -        -
  reset.redeem               -        -        -        -        -
  retention.change           yes      -        -        -        -
  retention.count            yes      -        -        -        -
  retention.due              -        -        -        -        -
  retention.erase            -        -        -        -        -
  retention.finish           -        -        -        -        -
  retention.forgetImport     -        -        -        -        -
  retention.forgetMail       -        -        -        -        -
  retention.get              yes      -        -        -        -
  retention.look             -        -        -        -        -
  retention.oldImport        -        -        -        -        -
  retention.oldMail          -        -        -        -        -
  sample.begin               yes      -        -        -        -
  sample.clear               -        -        -        -        -
  sample.end                 -        -        -        -        -
  sample.get                 yes      -        -        -        -
  sample.note                -        -        -        -        -
  sample.open                -        -        -        -        -
  sample.receive             -        -        -        -        -
  sample.remove              yes      -        -        -        -
  sample.settle              -        -        -        -        -
  sample.work                -        -        -        -        -
  score.due                  -        -        -        -        -
  score.sweep                -        -        -        -        -
  search.find                yes      yes      yes      yes      yes
  search.places              yes      yes      yes      yes      yes
  segment.change             yes      -        yes      -        -
  segment.count              yes      -        yes      -        -
  segment.create             yes      -        yes      -        -
  segment.delete             yes      -        yes      -        -
  segment.due                -        -        -        -        -
  segment.list               yes      yes      yes      yes      yes
  segment.names              yes      yes      yes      yes      yes
  segment.sweep              -        -        -        -        -
  segment.uses               yes      -        yes      -        -
  session.list               yes      yes      yes      yes      yes
  session.open               -        -        -        -        -
  session.refuse             -        -        -        -        -
  session.revoke             yes      yes      yes      yes      yes
  session.seen               -        -        -        -        -
  session.signOut            yes      yes      yes      yes      yes
  settings.get               yes      yes      yes      yes      yes
  settings.update            yes      -        -        -        -
  start.end                  yes      -        -        -        -
  start.get                  yes      -        -        -        -
  start.skip                 yes      -        -        -        -
  template.change            yes      yes      yes      yes      -
  template.create            yes      yes      yes      yes      -
  template.delete            yes      yes      yes      yes      -
  template.list              yes      yes      yes      yes      yes
  tracking.dropSecret        yes      -        yes      -        -
  tracking.forget            -        -        -        -        -
  tracking.get               yes      yes      yes      yes      yes
  tracking.identify          -        -        -        -        -
  tracking.makeSecret        yes      -        yes      -        -
  tracking.old               -        -        -        -        -
  tracking.record            -        -        -        -        -
  tracking.save              yes      -        yes      -        -
  tracking.sites             -        -        -        -        -
  user.account               yes      yes      yes      yes      yes
  user.changePassword        yes      yes      yes      yes      yes
  user.colleagues            yes      yes      yes      yes      yes
  user.create                yes      -        -        -        -
  user.demo                  -        -        -        -        -
  user.endAway               yes      yes      yes      yes      -
  user.list                  yes      yes      -        -        -
  user.provision             -        -        -        -        -
  user.renameSelf            yes      yes      yes      yes      yes
  user.setAway               yes      yes      yes      yes      -
  user.setDensity            yes      yes      yes      yes      yes
  user.setLanguage           yes      yes      yes      yes      yes
  user.update                yes      -        -        -        -
  view.change                yes      yes      yes      yes      yes
  view.create                yes      yes      yes      yes      yes
  view.delete                yes      yes      yes      yes      yes
  view.get                   yes      yes      yes      yes      yes
  view.list                  yes      yes      yes      yes      yes
  webhook.add                yes      -        -        -        -
  webhook.change             yes      -        -        -        -
  webhook.list               yes      -        -        -        -
  webhook.log                yes      -        -        -        -
  webhook.news               -        -        -        -        -
  webhook.queue              -        -        -        -        -
  webhook.remove             yes      -        -        -        -
  webhook.resend             yes      -        -        -        -
  webhook.resendAll          yes      -        -        -        -
  webhook.rotate             yes      -        -        -        -
  webhook.settle             -        -        -        -        -
  webhook.take               -        -        -        -        -
  webhook.test               yes      -        -        -        -
  webhook.tidy               -        -        -        -        -
  webhook.work               -        -        -        -        -
  workspace.doorstep         -        -        -        -        -
  workspace.setUp            -        -        -        -        -
`;

type Door =
  | { kind: "query"; door: Query<z.ZodType, unknown> }
  | { kind: "command"; door: Command<z.ZodType, unknown> };

const modules = import.meta.glob<Record<string, unknown>>(
  ["/lib/*/queries.ts", "/lib/*/commands.ts", "/lib/*/queries/*.ts", "/lib/*/commands/*.ts"],
  { eager: true },
);

const doors = new Map<string, Door>();
for (const [file, exported] of Object.entries(modules)) {
  for (const value of Object.values(exported)) {
    if (typeof value !== "object" || value === null || !("permission" in value)) continue;
    const door = value as Query<z.ZodType, unknown> & Command<z.ZodType, unknown>;
    doors.set(
      door.name,
      file.includes("/queries") ? { kind: "query", door } : { kind: "command", door },
    );
  }
}

const rows = MATRIX.trim()
  .split("\n")
  .slice(1)
  .map((line) => line.trim().split(/\s+/))
  .map(([name, ...cells]) => ({
    name: name ?? "",
    allowed: ["admin", "manager", "marketer", "sdr", "viewer"].filter((_, i) => cells[i] === "yes"),
  }));

/** No input schema accepts a symbol, so an allowed call stops right after the permission check. */
const NO_INPUT = Symbol("no input");

async function knock({ kind, door }: Door, actor: Actor | null): Promise<string> {
  const outcome =
    kind === "query" ? await ask(door, actor, NO_INPUT) : await execute(door, actor, NO_INPUT);
  return outcome.ok ? "done" : outcome.code;
}

const user = (role: Role): Actor => ({ kind: "user", id: "u", name: "U", role, sessionId: "s" });
const key = (role: Role): Actor => ({ kind: "key", id: "k", name: "K", role });

describe("the permission matrix", () => {
  it("lists every door there is, and no other", () => {
    expect(rows.map((row) => row.name)).toEqual([...doors.keys()].sort());
  });

  it.each(rows)("$name", async ({ name, allowed }) => {
    const door = doors.get(name);
    if (!door) throw new Error(`no door ${name}`);
    for (const role of ROLES) {
      const expected = allowed.includes(role) ? "invalid" : "forbidden";
      expect(`${role} ${await knock(door, user(role))}`).toBe(`${role} ${expected}`);
      expect(`${role} key ${await knock(door, key(role))}`).toBe(`${role} key ${expected}`);
    }
    expect(await knock(door, null)).toBe("unauthenticated");
  });
});
