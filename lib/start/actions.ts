"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { endStart, skipStep } from "./commands";
import type { skipStepInput } from "./schema";

export const skipStepAction = async (input: z.input<typeof skipStepInput>) => act(skipStep, input);
export const endStartAction = async () => act(endStart, {});
