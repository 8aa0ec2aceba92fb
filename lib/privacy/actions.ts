"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { liftSuppression, suppressAddress } from "./commands";
import type * as schema from "./schema";

type Address = z.input<typeof schema.addressInput>;

export const suppressAddressAction = async (input: Address) => act(suppressAddress, input);
export const liftSuppressionAction = async (input: Address) => act(liftSuppression, input);
