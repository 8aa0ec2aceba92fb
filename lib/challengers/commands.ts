import { versionTitle } from "@/lib/criteria/steps/versions";
import { findVersion, lockVersions, readNames } from "@/lib/criteria/store";
import { validateCriteria } from "@/lib/engine/validate";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { challengerIdInput, MOST_RUNNING, startChallengerInput } from "./schema";
import { findChallenger, insertChallenger, listChallengerRows, stopChallengerRow } from "./store";

/** Freezes a version's criteria and compares them, from now on, with those in force. */
export const startChallenger = defineCommand({
  name: "criteria.startChallenger",
  permission: "criteria:write",
  input: startChallengerInput,
  async run({ tx, actor, input, now }) {
    await lockVersions(tx);
    const version = await findVersion(tx, input.versionId);
    if (!version) refuse("not_found", t("This version of the criteria does not exist any more."));
    if (version.state === "active") {
      refuse("conflict", t("This version is in force, so there is nothing to compare it with."));
    }
    const [problem] = validateCriteria(version.body, await readNames(tx));
    if (problem) {
      refuse(
        "invalid",
        t`This draft cannot run yet: ${problem.message} Save it when it is mended.`,
      );
    }
    const running = (await listChallengerRows(tx)).filter(({ ended }) => ended === null);
    if (running.some(({ versionId }) => versionId === version.id)) {
      refuse("conflict", t("This version runs as a challenger already. Stop that one first."));
    }
    if (running.length >= MOST_RUNNING) {
      const names = running.map((one) => versionTitle(numbered(one))).join(", ");
      refuse("conflict", t`${MOST_RUNNING} challengers run already: ${names}. Stop one first.`);
    }
    const id = newId();
    const { number, name, body } = version;
    await insertChallenger(tx, {
      id,
      versionId: version.id,
      versionNumber: number,
      versionName: name,
      body,
      startedAt: now,
      startedBy: actor.id,
      startedByName: actor.name,
    });
    return {
      result: { id },
      audit: [
        { action: "challenger.start", entity: "challenger", entityId: id, after: { number, name } },
      ],
    };
  },
});

export const stopChallenger = defineCommand({
  name: "criteria.stopChallenger",
  permission: "criteria:write",
  input: challengerIdInput,
  async run({ tx, actor, input, now }) {
    const found = await findChallenger(tx, input.id);
    if (!found) refuse("not_found", t("There is no such challenger."));
    const { view } = found;
    const stop = { stoppedAt: now, stoppedBy: actor.id, stoppedByName: actor.name };
    if (view.ended !== null || !(await stopChallengerRow(tx, input.id, stop))) {
      refuse("conflict", t("This challenger has ended already. Reload the page to see when."));
    }
    return {
      result: { id: input.id },
      audit: [
        {
          action: "challenger.stop",
          entity: "challenger",
          entityId: input.id,
          after: numbered(view),
        },
      ],
    };
  },
});

function numbered(view: { versionNumber: number; versionName: string }) {
  return { number: view.versionNumber, name: view.versionName };
}
