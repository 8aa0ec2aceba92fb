import { z } from "zod";
import { hashPassword } from "@/lib/auth/passwords";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { currencyCode, timeZone, workspaceName } from "@/lib/settings/schema";
import { claimSetup, ensureDefaults, readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import { beginStart } from "@/lib/start/store";
import { email, newPassword, passwordProblem, personName } from "../schema";
import { anyUser, insertUser } from "../store/users";

export const firstAdminInput = z
  .object({
    workspaceName,
    timeZone,
    currency: currencyCode,
    name: personName,
    email,
    password: newPassword,
  })
  .superRefine((input, context) => {
    const problem = passwordProblem(input.password, input.email);
    if (problem) context.addIssue({ code: "custom", message: problem, path: ["password"] });
  });

/**
 * Opens an empty workspace: its settings, the default reasons and the first admin. Works once;
 * whoever may call it has proven to own the server (see `setup-token`).
 */
export const createFirstAdmin = defineCommand({
  name: "workspace.setUp",
  permission: "system:run",
  input: firstAdminInput,
  async run({ tx, input, now }) {
    if (!(await claimSetup(tx, now)) || (await anyUser(tx))) {
      refuse("conflict", t("This workspace is already set up. Please sign in."));
    }
    const { workspace, version } = await readWorkspaceRow(tx);
    const chosen = {
      ...workspace,
      name: input.workspaceName,
      timeZone: input.timeZone,
      currency: input.currency,
    };
    await writeWorkspace(tx, chosen, version, now);
    await ensureDefaults(tx);
    await beginStart(tx, now);
    const id = newId();
    const passwordHash = await hashPassword(input.password);
    await insertUser(tx, {
      id,
      email: input.email,
      name: input.name,
      role: "admin",
      passwordHash,
      createdAt: now,
    });
    return {
      result: { id },
      audit: [
        {
          action: "workspace.setUp",
          entity: "settings",
          entityId: "workspace",
          after: chosen,
          actorName: input.name,
        },
        {
          action: "user.create",
          entity: "user",
          entityId: id,
          after: { email: input.email, name: input.name, role: "admin" },
          actorName: input.name,
        },
      ],
    };
  },
});
