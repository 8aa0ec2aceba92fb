"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { acknowledgeAlert } from "./commands";
import type * as schema from "./schema";

export const acknowledgeAlertAction = async (input: z.input<typeof schema.alertIdInput>) =>
  act(acknowledgeAlert, input);
