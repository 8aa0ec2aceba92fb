import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { moveRates } from "@/lib/spend/steps/rate-days";
import {
  exitReasonInput,
  limitBoardInput,
  retireReasonInput,
  updateWorkspaceInput,
} from "./schema";
import {
  countExitReasons,
  insertExitReason,
  readBoardLimitsRow,
  readExitReason,
  readExitReasons,
  readWorkspaceRow,
  updateExitReason,
  writeBoardLimits,
  writeWorkspace,
} from "./store";

const CHANGED =
  "Somebody else changed the settings meanwhile. Reload the page to see theirs, then change yours.";

/** Changes the workspace's settings. Deadlines that run already keep the terms they began under. */
export const updateWorkspace = defineCommand({
  name: "settings.update",
  permission: "settings:write",
  input: updateWorkspaceInput,
  async run({ tx, input, now }) {
    const { version, ...workspace } = input;
    const before = (await readWorkspaceRow(tx)).workspace;
    if (!(await writeWorkspace(tx, workspace, version, now))) refuse("conflict", t(CHANGED));
    if (workspace.timeZone !== before.timeZone) await moveRates(tx, workspace.timeZone);
    return {
      result: { version: version + 1 },
      audit: [
        {
          action: "settings.update",
          entity: "settings",
          entityId: "workspace",
          before,
          after: workspace,
        },
      ],
    };
  },
});

/** Says how many leads the board should have at most; it shows where there are more. */
export const limitBoard = defineCommand({
  name: "board.limit",
  permission: "board:limit",
  input: limitBoardInput,
  async run({ tx, input, now }) {
    const { version, ...limits } = input;
    const before = (await readBoardLimitsRow(tx)).limits;
    if (!(await writeBoardLimits(tx, limits, version, now))) refuse("conflict", t(CHANGED));
    return {
      result: { version: version + 1 },
      audit: [
        {
          action: "settings.limitBoard",
          entity: "settings",
          entityId: "board",
          before,
          after: limits,
        },
      ],
    };
  },
});

const MAX_REASONS = 10;

/** Adds an exit reason, or changes how one is worded and used. History shows the new wording. */
export const saveExitReason = defineCommand({
  name: "reason.save",
  permission: "settings:write",
  input: exitReasonInput,
  async run({ tx, input }) {
    const { id, ...reason } = input;
    const all = await readExitReasons(tx);
    const twin = all.find(
      (other) => other.id !== id && other.label.toLowerCase() === reason.label.toLowerCase(),
    );
    if (twin) {
      const message = twin.retiredAt
        ? t`“${twin.label}” exists but is retired. Bring it back instead.`
        : t`“${twin.label}” is in the list already.`;
      refuse("conflict", message, { label: message });
    }
    if (id !== undefined) {
      const before = all.find((other) => other.id === id);
      if (!before) refuse("not_found", t("This reason does not exist any more."));
      checkChoiceStays(all.map((other) => (other.id === id ? { ...other, ...reason } : other)));
      await updateExitReason(tx, id, reason);
      return {
        result: { id },
        audit: [{ action: "reason.update", entity: "reason", entityId: id, before, after: reason }],
      };
    }
    checkRoom(all);
    const added = { ...reason, id: newId(), position: await countExitReasons(tx), retiredAt: null };
    await insertExitReason(tx, added);
    return {
      result: { id: added.id },
      audit: [{ action: "reason.create", entity: "reason", entityId: added.id, after: reason }],
    };
  },
});

/** Takes a reason out of the list of choices, or back into it. It is never deleted. */
export const retireExitReason = defineCommand({
  name: "reason.retire",
  permission: "settings:write",
  input: retireReasonInput,
  async run({ tx, input, now }) {
    const reason = await readExitReason(tx, input.id);
    if (!reason) refuse("not_found", t("This reason does not exist any more."));
    const all = await readExitReasons(tx);
    if (input.retired) checkChoiceStays(all.filter((other) => other.id !== input.id));
    else checkRoom(all);
    await updateExitReason(tx, input.id, { retiredAt: input.retired ? now : null });
    return {
      result: null,
      audit: [
        {
          action: input.retired ? "reason.retire" : "reason.revive",
          entity: "reason",
          entityId: input.id,
          after: { label: reason.label },
        },
      ],
    };
  },
});

type Reasons = Awaited<ReturnType<typeof readExitReasons>>;

function checkRoom(all: Reasons): void {
  if (all.filter((reason) => reason.retiredAt === null).length >= MAX_REASONS) {
    refuse(
      "conflict",
      t`A short list gets honest answers: at most ${MAX_REASONS} reasons. Retire one first.`,
    );
  }
}

/** Every exit needs at least one reason to choose. */
function checkChoiceStays(next: Reasons): void {
  const offered = next.filter((reason) => reason.retiredAt === null);
  for (const kind of ["disqualify", "recycle"] as const) {
    if (!offered.some((reason) => reason.kind === kind || reason.kind === "both")) {
      refuse(
        "conflict",
        kind === "recycle"
          ? t("This is the last reason to recycle a lead. Add another one first.")
          : t("This is the last reason to disqualify a lead. Add another one first."),
      );
    }
  }
}
