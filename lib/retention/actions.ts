"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { changeRetention } from "./commands";
import type * as schema from "./schema";

export const changeRetentionAction = async (input: z.input<typeof schema.changeInput>) =>
  act(changeRetention, input);
