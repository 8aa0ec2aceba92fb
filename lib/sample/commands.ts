import { z } from "zod";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads, type NewLead } from "@/lib/leads/steps/intake";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { workspaceInput } from "@/lib/settings/schema";
import { claimSetup, ensureDefaults, readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import { anyUser } from "@/lib/users/store/users";

/** Opens an empty workspace for the sample; a workspace that anybody uses is left alone. */
export const openSample = defineCommand({
  name: "sample.open",
  permission: "system:run",
  input: workspaceInput,
  async run({ tx, input, now }) {
    if ((await anyUser(tx)) || !(await claimSetup(tx, now))) {
      refuse(
        "conflict",
        "This workspace is in use already. The sample needs an empty database: set DATABASE_URL to another one.",
      );
    }
    const { version } = await readWorkspaceRow(tx);
    await writeWorkspace(tx, input, version, now);
    await ensureDefaults(tx);
    return {
      result: null,
      audit: [{ action: "sample.open", entity: "settings", entityId: "workspace", after: input }],
    };
  },
});

/** Takes in people who left their details somewhere, a whole batch with few statements. */
export const receiveLeads = defineCommand({
  name: "sample.receive",
  permission: "system:run",
  input: z.object({ leads: z.array(z.custom<NewLead>()).min(1).max(1000) }),
  async run({ tx, actor, input: { leads }, now }) {
    const context = await leadContext(tx, actor, now, true);
    const { ids } = await insertLeads(tx, leads, context);
    const received = ids.map((id, i) => {
      if (id === null) refuse("conflict", `${leads[i]?.name} is known already.`);
      return id;
    });
    const [first, ...more] = received.map((id, i) => ({
      action: "lead.create",
      entity: "lead",
      entityId: id,
      after: { id, name: leads[i]?.name, stage: "inquiry" },
    }));
    if (!first) throw new Error("At least one lead comes in");
    const audit: AuditTrail = [first, ...more];
    return { result: { ids: received }, audit };
  },
});
