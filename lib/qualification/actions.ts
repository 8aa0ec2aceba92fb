"use server";

import { act } from "@/lib/operations/action";
import * as commands from "./commands";
import type { SaveBantInput } from "./schema";

export const saveBant = async (input: SaveBantInput) => act(commands.saveBant, input);
