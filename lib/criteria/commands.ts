import { agreeRefusal } from "@/lib/engine/agreement";
import { EMPTY_CRITERIA } from "@/lib/engine/criteria";
import { CRITERIA_TEMPLATES } from "@/lib/engine/templates";
import { t } from "@/lib/language";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import {
  activateVersionInput,
  createDraftInput,
  requestChangesInput,
  saveDraftInput,
  versionStepInput,
} from "./schema";
import { activateForLeads, findQualifying } from "./steps/activation";
import { editEntry } from "./steps/edits";
import { freezeReplay, refuseOutdated } from "./steps/freeze";
import {
  changeVersion,
  partsIn,
  refuseUnready,
  signerOf,
  signVersion,
  stateEntry,
  takeVersion,
  versionTitle,
} from "./steps/versions";
import {
  deleteVersion,
  findVersion,
  findVersionInState,
  holdForce,
  insertVersion,
  listSignatures,
  lockVersions,
  nextVersionNumber,
  updateVersion,
} from "./store";
import { listComments } from "./store/comments";
import { insertProposal } from "./store/proposals";

export const createDraft = defineCommand({
  name: "criteria.createDraft",
  permission: "criteria:write",
  input: createDraftInput,
  async run({ tx, actor, input, now }) {
    await lockVersions(tx);
    const base = input.fromId === undefined ? null : await findVersion(tx, input.fromId);
    if (input.fromId !== undefined && !base) {
      refuse("not_found", t("The version to start from does not exist any more."));
    }
    const template = CRITERIA_TEMPLATES.find(({ id }) => id === input.template);
    if (input.template !== undefined && !template) {
      refuse("not_found", t("There is no such template. Choose one from the list."));
    }
    const source = base?.body ?? template?.criteria ?? EMPTY_CRITERIA;
    const id = newId();
    const number = await nextVersionNumber(tx);
    await insertVersion(tx, {
      id,
      number,
      name: input.name,
      state: "draft",
      // When it takes effect and is looked at again belongs to each agreement anew.
      body: { ...source, effectiveAt: null, reviewAt: null },
      baseId: base?.id ?? null,
      createdBy: actor.id,
      createdAt: now,
    });
    const after = { number, name: input.name, from: base?.number ?? template?.name ?? null };
    return {
      result: { id, number },
      audit: [{ action: "criteria.created", entity: "criteria", entityId: id, after }],
    };
  },
});

export const saveDraft = defineCommand({
  name: "criteria.saveDraft",
  permission: "criteria:write",
  input: saveDraftInput,
  async run({ tx, actor, input, now }) {
    const row = await takeVersion(tx, input, ["draft"], "edited");
    const entry = await editEntry(tx, row, input, actor, now);
    await changeVersion(tx, row, { name: input.name, body: input.body });
    return { result: { version: row.version + 1 }, audit: [entry] };
  },
});

export const deleteDraft = defineCommand({
  name: "criteria.deleteDraft",
  permission: "criteria:write",
  input: versionStepInput,
  async run({ tx, input }) {
    const row = await takeVersion(tx, input, ["draft"], "deleted");
    const signatures = await listSignatures(tx, row.id);
    const comments = await listComments(tx, row.id);
    await deleteVersion(tx, row.id, row.version);
    const { number, name, body } = row;
    return {
      result: { number },
      audit: [
        {
          action: "criteria.deleted",
          entity: "criteria",
          entityId: row.id,
          before: { number, name, body, signatures, comments },
        },
      ],
    };
  },
});

export const proposeVersion = defineCommand({
  name: "criteria.propose",
  permission: "criteria:write",
  input: versionStepInput,
  async prepare({ db, actor, input, now }) {
    signerOf(actor);
    const row = await findVersion(db, input.id);
    // Anything but the draft that was seen is refused in `run`, with the reason.
    if (row?.state !== "draft" || row.version !== input.version) return null;
    await refuseUnready(db, row);
    const qualifying = await findQualifying(db, row.body, now);
    return { ...qualifying, evidence: await freezeReplay(db, row.body, now) };
  },
  async run({ tx, actor, input, now, prepared }) {
    const row = await takeVersion(tx, input, ["draft"], "proposed");
    await refuseUnready(tx, row);
    const open = await findVersionInState(tx, "proposed");
    if (open) {
      refuse(
        "conflict",
        t`${capitalised(versionTitle(open))} is already waiting for sales. Only one proposal can be open: have it answered or withdraw it first.`,
      );
    }
    if (!prepared) refuse("conflict", t("The draft changed just now. Please try again."));
    const { wouldQualify, inquiries, evidence } = prepared;
    await refuseOutdated(tx, evidence);
    await changeVersion(tx, row, {
      state: "proposed",
      proposedAt: now,
      agreedAt: null,
      evidence: { at: now, wouldQualify, inquiries, existing: null },
    });
    const signatureId = await signVersion(tx, row, actor, "proposed", input.comment, now);
    await insertProposal(tx, { signatureId, body: row.body, evidence });
    return {
      result: { version: row.version + 1, wouldQualify, inquiries, evidence: evidence.kind },
      audit: [stateEntry(row, "proposed", input.comment)],
    };
  },
});

export const withdrawProposal = defineCommand({
  name: "criteria.withdraw",
  permission: "criteria:write",
  input: versionStepInput,
  async run({ tx, actor, input, now }) {
    const row = await takeVersion(tx, input, ["proposed"], "withdrawn");
    await changeVersion(tx, row, { state: "draft", proposedAt: null, evidence: null });
    await signVersion(tx, row, actor, "withdrawn", input.comment, now);
    return {
      result: { version: row.version + 1 },
      audit: [stateEntry(row, "draft", input.comment)],
    };
  },
});

export const agreeVersion = defineCommand({
  name: "criteria.agree",
  permission: "criteria:sign",
  input: versionStepInput,
  async run({ tx, actor, input, now }) {
    const signer = signerOf(actor);
    const row = await takeVersion(tx, input, ["proposed"], "agreed");
    const refusal = agreeRefusal(await partsIn(tx, row.id), signer.id);
    if (refusal) refuse("forbidden", refusal);
    await changeVersion(tx, row, { state: "agreed", agreedAt: now });
    await signVersion(tx, row, actor, "agreed", input.comment, now);
    return {
      result: { version: row.version + 1 },
      audit: [stateEntry(row, "agreed", input.comment)],
    };
  },
});

export const requestChanges = defineCommand({
  name: "criteria.requestChanges",
  permission: "criteria:sign",
  input: requestChangesInput,
  async run({ tx, actor, input, now }) {
    const signer = signerOf(actor);
    const row = await takeVersion(tx, input, ["proposed"], t("sent back"));
    if (agreeRefusal(await partsIn(tx, row.id), signer.id)) {
      refuse("forbidden", t("You worked on this version for marketing. Withdraw it to change it."));
    }
    await changeVersion(tx, row, { state: "draft", proposedAt: null, evidence: null });
    await signVersion(tx, row, actor, "changesRequested", input.comment, now);
    return {
      result: { version: row.version + 1 },
      audit: [stateEntry(row, "draft", input.comment)],
    };
  },
});

export const activateVersion = defineCommand({
  name: "criteria.activate",
  permission: "criteria:activate",
  input: activateVersionInput,
  async prepare({ db, input, now }) {
    const row = await findVersion(db, input.id);
    return row && (row.state === "agreed" || row.state === "retired")
      ? findQualifying(db, row.body, now)
      : null;
  },
  async run({ tx, actor, input, now, prepared }) {
    await holdForce(tx);
    const row = await takeVersion(tx, input, ["agreed", "retired"], t("put in force"));
    if (!prepared) refuse("conflict", t("The version changed just now. Please try again."));
    const previous = await findVersionInState(tx, "active");
    if (previous) {
      await updateVersion(tx, previous.id, previous.version, { state: "retired", retiredAt: now });
    }
    const { wouldQualify, inquiries } = prepared;
    const known = row.evidence ?? { at: now, wouldQualify, inquiries };
    await changeVersion(tx, row, {
      state: "active",
      activatedAt: now,
      retiredAt: null,
      evidence: { ...known, existing: input.existing },
    });
    const done = await activateForLeads(tx, {
      body: row.body,
      existing: input.existing,
      prepared,
      actor,
      now,
    });
    const audit: AuditTrail = [
      {
        action: "criteria.active",
        entity: "criteria",
        entityId: row.id,
        before: { state: row.state, active: previous?.number ?? null },
        after: { number: row.number, name: row.name, existing: input.existing, ...done.counts },
      },
      ...done.audit,
    ];
    return { result: { version: row.version + 1, ...done.counts }, audit };
  },
});

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
