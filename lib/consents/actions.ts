"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { recordConsent } from "./commands";
import type { recordConsentInput } from "./schema";

export const recordConsentAction = async (input: z.input<typeof recordConsentInput>) =>
  act(recordConsent, input);
