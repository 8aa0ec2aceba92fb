"use server";

import { act } from "@/lib/operations/action";
import { deleteCost, saveCost } from "./commands";
import { saveBudgets } from "./commands/budgets";
import { saveCells } from "./commands/cells";
import { bringRates, deleteRate, saveRate } from "./commands/rates";
import type { SaveCostInput } from "./schema";
import type { SaveBudgetsInput } from "./schema/budgets";
import type { SaveCellsInput } from "./schema/grid";
import type { SaveRateInput } from "./schema/rates";

export const saveCostAction = async (input: SaveCostInput) => act(saveCost, input);
export const deleteCostAction = async (input: { id: string; version: number }) =>
  act(deleteCost, input);
export const saveCellsAction = async (input: SaveCellsInput) => act(saveCells, input);
export const saveBudgetsAction = async (input: SaveBudgetsInput) => act(saveBudgets, input);
export const saveRateAction = async (input: SaveRateInput) => act(saveRate, input);
export const bringRatesAction = async (input: { text: string }) => act(bringRates, input);
export const deleteRateAction = async (input: { id: string; version: number }) =>
  act(deleteRate, input);
