"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { saveTracking } from "./commands";
import { dropIdentitySecret, makeIdentitySecret } from "./commands/identity";
import type * as schema from "./schema";

export const saveTrackingAction = async (input: z.input<typeof schema.saveTrackingInput>) =>
  act(saveTracking, input);
export const makeIdentitySecretAction = async () => act(makeIdentitySecret, {});
export const dropIdentitySecretAction = async () => act(dropIdentitySecret, {});
