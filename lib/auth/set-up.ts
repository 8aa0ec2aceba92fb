import { headers } from "next/headers";
import type { z } from "zod";
import { t } from "@/lib/language";
import { execute } from "@/lib/operations/command";
import type { Outcome } from "@/lib/operations/outcome";
import { createFirstAdmin, type firstAdminInput } from "@/lib/users/commands/first-admin";
import { isSetupToken, setupNeedsToken } from "./setup-token";
import { VISITOR } from "./visitor";

export type SetUpInput = z.input<typeof firstAdminInput> & { token: string };

/** Runs the setup for whoever has proven to own the server: by its console, or by sitting at it. */
export async function setUp({ token, ...input }: SetUpInput): Promise<Outcome<{ id: string }>> {
  const host = (await headers()).get("host");
  if (setupNeedsToken(host) && !isSetupToken(String(token))) {
    const message = t("This is not the setup code. It is printed where the server was started.");
    return { ok: false, code: "forbidden", message, fields: { token: message } };
  }
  return execute(createFirstAdmin, VISITOR, input);
}
