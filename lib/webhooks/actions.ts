"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  resendAll,
  resendDelivery,
  rotateSecret,
  testWebhook,
} from "./commands/webhooks";
import type * as schema from "./schema";

type Id = z.input<typeof schema.webhookIdInput>;

export const addWebhookAction = async (input: z.input<typeof schema.addWebhookInput>) =>
  act(addWebhook, input);
export const changeWebhookAction = async (input: z.input<typeof schema.changeWebhookInput>) =>
  act(changeWebhook, input);
export const rotateSecretAction = async (input: Id) => act(rotateSecret, input);
export const removeWebhookAction = async (input: Id) => act(removeWebhook, input);
export const testWebhookAction = async (input: Id) => act(testWebhook, input);
export const resendDeliveryAction = async (input: Id) => act(resendDelivery, input);
export const resendAllAction = async (input: Id) => act(resendAll, input);
