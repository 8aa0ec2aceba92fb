"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { retryMail, testMail } from "./commands";
import type * as schema from "./schema";

export const retryMailAction = async (input: z.input<typeof schema.mailIdInput>) =>
  act(retryMail, input);
export const testMailAction = async () => act(testMail, {});
