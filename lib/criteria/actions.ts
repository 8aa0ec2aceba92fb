"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import * as commands from "./commands";
import * as attributes from "./commands/attributes";
import * as comments from "./commands/comments";
import type * as schema from "./schema";
import type * as talk from "./schema/comments";

type Input<S extends z.ZodType> = z.input<S>;

export const createDraft = async (input: Input<typeof schema.createDraftInput>) =>
  act(commands.createDraft, input);
export const deleteDraft = async (input: Input<typeof schema.versionStepInput>) =>
  act(commands.deleteDraft, input);
export const proposeVersion = async (input: Input<typeof schema.versionStepInput>) =>
  act(commands.proposeVersion, input);
export const withdrawProposal = async (input: Input<typeof schema.versionStepInput>) =>
  act(commands.withdrawProposal, input);
export const agreeVersion = async (input: Input<typeof schema.versionStepInput>) =>
  act(commands.agreeVersion, input);
export const requestChanges = async (input: Input<typeof schema.requestChangesInput>) =>
  act(commands.requestChanges, input);
export const activateVersion = async (input: Input<typeof schema.activateVersionInput>) =>
  act(commands.activateVersion, input);
export const saveCustomAttribute = async (input: Input<typeof schema.saveCustomAttributeInput>) =>
  act(attributes.saveCustomAttribute, input);
export const commentOnCriteria = async (input: Input<typeof talk.commentInput>) =>
  act(comments.commentOnCriteria, input);
export const resolveComments = async (input: Input<typeof talk.resolveCommentsInput>) =>
  act(comments.resolveComments, input);
