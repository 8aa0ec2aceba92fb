"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { beginSample, removeSample } from "./commands";
import type { removeSampleInput } from "./schema";

export const beginSampleAction = async () => act(beginSample, {});
export const removeSampleAction = async (input: z.input<typeof removeSampleInput>) =>
  act(removeSample, input);
