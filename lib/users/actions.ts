"use server";

import type { z } from "zod";
import { type SetUpInput, setUp } from "@/lib/auth/set-up";
import { VISITOR } from "@/lib/auth/visitor";
import { act } from "@/lib/operations/action";
import { execute } from "@/lib/operations/command";
import { endAway, setAway } from "./commands/absences";
import {
  acceptInvite,
  createInvite,
  createReset,
  redeemReset,
  revokeInvite,
} from "./commands/invites";
import { createKey, revokeKey } from "./commands/keys";
import { changePassword } from "./commands/password";
import { revokeSession } from "./commands/sessions";
import { renameSelf, setDensity, setLanguage, updateUser } from "./commands/users";
import type * as schema from "./schema";

type In<S extends z.ZodType> = z.input<S>;

// For people who are not signed in yet; what proves their right is checked inside.
export const setUpAction = async (input: SetUpInput) => setUp(input);
export const acceptInviteAction = async (input: In<typeof schema.acceptInviteInput>) =>
  execute(acceptInvite, VISITOR, input);
export const redeemResetAction = async (input: In<typeof schema.redeemResetInput>) =>
  execute(redeemReset, VISITOR, input);

export const createInviteAction = async (input: In<typeof schema.createInviteInput>) =>
  act(createInvite, input);
export const revokeInviteAction = async (input: In<typeof schema.idInput>) =>
  act(revokeInvite, input);
export const createResetAction = async (input: In<typeof schema.idInput>) =>
  act(createReset, input);
export const updateUserAction = async (input: In<typeof schema.updateUserInput>) =>
  act(updateUser, input);
export const renameSelfAction = async (input: In<typeof schema.renameSelfInput>) =>
  act(renameSelf, input);
export const setAwayAction = async (input: In<typeof schema.setAwayInput>) => act(setAway, input);
export const endAwayAction = async (input: In<typeof schema.idInput>) => act(endAway, input);
export const setDensityAction = async (input: In<typeof schema.setDensityInput>) =>
  act(setDensity, input);
export const setLanguageAction = async (input: In<typeof schema.setLanguageInput>) =>
  act(setLanguage, input);
export const changePasswordAction = async (input: In<typeof schema.changePasswordInput>) =>
  act(changePassword, input);
export const revokeSessionAction = async (input: In<typeof schema.idInput>) =>
  act(revokeSession, input);
export const createKeyAction = async (input: In<typeof schema.createKeyInput>) =>
  act(createKey, input);
export const revokeKeyAction = async (input: In<typeof schema.idInput>) => act(revokeKey, input);
