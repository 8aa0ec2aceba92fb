import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { type Command, execute } from "./command";
import type { Outcome } from "./outcome";

/**
 * The server action of a command: who asks is read from the session, never from the arguments.
 * Next checks the origin of server actions itself.
 */
export async function act<S extends z.ZodType, T>(
  command: Command<S, T>,
  input: z.input<S>,
): Promise<Outcome<T>> {
  return execute(command, await currentActor(), input);
}
