"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import * as commands from "./commands";
import type * as schema from "./schema";

export const startChallenger = async (input: z.input<typeof schema.startChallengerInput>) =>
  act(commands.startChallenger, input);
export const stopChallenger = async (input: z.input<typeof schema.challengerIdInput>) =>
  act(commands.stopChallenger, input);
