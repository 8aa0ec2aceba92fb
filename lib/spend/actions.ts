"use server";

import { act } from "@/lib/operations/action";
import { deleteCost, saveCost } from "./commands";
import type { SaveCostInput } from "./schema";

export const saveCostAction = async (input: SaveCostInput) => act(saveCost, input);
export const deleteCostAction = async (input: { id: string; version: number }) =>
  act(deleteCost, input);
