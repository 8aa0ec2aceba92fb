"use server";

import { act } from "@/lib/operations/action";
import * as commands from "./commands";
import type { SaveOpportunityInput } from "./schema";

export const saveOpportunity = async (input: SaveOpportunityInput) =>
  act(commands.saveOpportunity, input);
