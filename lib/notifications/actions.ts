"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { chooseNotification } from "./commands/choices";
import type * as schema from "./schema";

export const chooseNotificationAction = async (input: z.input<typeof schema.chooseInput>) =>
  act(chooseNotification, input);
