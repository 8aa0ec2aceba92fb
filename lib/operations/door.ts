import type { z } from "zod";
import { t } from "@/lib/language";
import type { Actor } from "./actor";
import { check, isChecked } from "./checked";
import { log } from "./log";
import { failureOf, invalidInput, type Outcome, Refusal, SIGNED_OUT } from "./outcome";
import { can, type Permission } from "./policy";
import { unfitPart } from "./unfit";

interface Operation<S extends z.ZodType> {
  name: string;
  permission: Permission;
  input: S;
  /** Its texts are of files or strangers, and are looked at one by one. */
  takesAnyText?: true;
}

/** The input as the operation takes it. What the API checked on its way here is not checked again. */
function read<S extends z.ZodType>(
  { input: schema, takesAnyText }: Operation<S>,
  input: unknown,
): Outcome<z.output<S>> {
  if (isChecked(schema, input)) return { ok: true, value: input };
  const unfit = takesAnyText ? null : unfitPart(input);
  if (unfit) {
    return { ok: false, code: "invalid", message: unfit.why, fields: { [unfit.at]: unfit.why } };
  }
  const parsed = check(schema, input);
  return parsed.success ? { ok: true, value: parsed.data } : invalidInput(parsed.error);
}

/**
 * What both doors do: authorise, parse, run; turn refusals into values and surprises into a
 * logged code that tells the outside nothing.
 */
export async function answer<S extends z.ZodType, T>(
  operation: Operation<S>,
  actor: Actor | null,
  input: unknown,
  run: (actor: Actor, input: z.output<S>) => Promise<T>,
): Promise<Outcome<T>> {
  if (!actor) return SIGNED_OUT;
  if (!can(actor, operation.permission)) {
    const message =
      actor.kind === "key"
        ? `This key does not hold “${operation.permission}”. An admin can make one that does.`
        : t("Your role does not allow this. Ask an admin if you need it.");
    return { ok: false, code: "forbidden", message };
  }
  const parsed = read(operation, input);
  if (!parsed.ok) return parsed;
  // What the program does by itself lets people's requests come in between.
  if (actor.kind === "system") await new Promise((resolve) => setImmediate(resolve));
  try {
    return { ok: true, value: await run(actor, parsed.value) };
  } catch (error) {
    if (error instanceof Refusal) return failureOf(error);
    log.error({ operation: operation.name, actor: actor.id, err: error }, "operation failed");
    return {
      ok: false,
      code: "failed",
      message: t("Something went wrong on our side. Nothing was changed; please try again."),
    };
  }
}
