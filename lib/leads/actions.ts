"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import * as claims from "./commands/claims";
import { deleteLead as deletion } from "./commands/deletion";
import * as edits from "./commands/edits";
import * as merges from "./commands/merges";
import * as moves from "./commands/moves";
import * as records from "./commands/records";
import type * as inputs from "./schema/inputs";
import type * as merging from "./schema/merges";

export const createLead = async (input: z.input<typeof inputs.createLeadInput>) =>
  act(records.createLead, input);
export const updateLead = async (input: z.input<typeof inputs.updateLeadInput>) =>
  act(records.updateLead, input);
export const editLeads = async (input: z.input<typeof inputs.editLeadsInput>) =>
  act(edits.editLeads, input);
export const assignLead = async (input: z.input<typeof inputs.assignLeadInput>) =>
  act(records.assignLead, input);
export const claimLead = async (input: z.input<typeof inputs.leadIdInput>) =>
  act(claims.claimLead, input);
export const releaseLead = async (input: z.input<typeof inputs.leadIdInput>) =>
  act(claims.releaseLead, input);
export const moveLead = async (input: z.input<typeof inputs.moveLeadInput>) =>
  act(moves.moveLead, input);
export const undoMove = async (input: z.input<typeof inputs.undoMoveInput>) =>
  act(moves.undoMove, input);
export const moveLeads = async (input: z.input<typeof inputs.moveLeadsInput>) =>
  act(moves.moveLeads, input);
export const undoMoves = async (input: z.input<typeof inputs.undoMovesInput>) =>
  act(moves.undoMoves, input);
export const mergeLeads = async (input: z.input<typeof merging.mergeLeadsInput>) =>
  act(merges.mergeLeads, input);
export const undoMerge = async (input: z.input<typeof merging.undoMergeInput>) =>
  act(merges.undoMerge, input);
export const deleteLead = async (input: z.input<typeof merging.deleteLeadInput>) =>
  act(deletion, input);
