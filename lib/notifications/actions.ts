"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { chooseNotification } from "./commands/choices";
import { readAllNotifications, readSomeNotifications } from "./commands/reading";
import type * as schema from "./schema";

export const chooseNotificationAction = async (input: z.input<typeof schema.chooseInput>) =>
  act(chooseNotification, input);
export const readNotificationsAction = async (input: z.input<typeof schema.readInput>) =>
  act(readSomeNotifications, input);
export const readAllNotificationsAction = async (input: z.input<typeof schema.readAllInput>) =>
  act(readAllNotifications, input);
