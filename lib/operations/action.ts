import { headers } from "next/headers";
import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { refusedAsOther } from "@/lib/auth/other-user";
import { type Command, execute } from "./command";
import type { Outcome } from "./outcome";
import { PAGE_USER_HEADER } from "./page-user";

/**
 * The server action of a command: who asks is read from the session, never from the arguments.
 * Next checks the origin of server actions itself.
 */
export async function act<S extends z.ZodType, T>(
  command: Command<S, T>,
  input: z.input<S>,
): Promise<Outcome<T>> {
  const actor = await currentActor();
  const pageUser = (await headers()).get(PAGE_USER_HEADER);
  const refused = actor && (await refusedAsOther(actor, pageUser));
  return refused ?? execute(command, actor, input);
}
