"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { saveTracking } from "./commands";
import type * as schema from "./schema";

export const saveTrackingAction = async (input: z.input<typeof schema.saveTrackingInput>) =>
  act(saveTracking, input);
