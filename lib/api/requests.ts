import { createHash } from "node:crypto";
import { z } from "zod";
import { check, noteChecked } from "@/lib/operations/checked";
import type { Once } from "@/lib/operations/once";
import { invalidInput } from "@/lib/operations/outcome";
import { unfitPart } from "@/lib/operations/unfit";
import { errorsOf, type Refused } from "./problems";

/** A thousand activities with all that an activity may have. */
export const MOST_BODY_BYTES = 8 * 1024 * 1024;

type Read<T> = { ok: true; value: T } | ({ ok: false } & Refused);

/** As people write numbers: Number() also takes "0x10", "1e2" and blanks. */
const NUMERAL = /^-?\d+(\.\d+)?$/;

function parse<S extends z.ZodType>(
  schema: S,
  input: unknown,
  where: "body" | "query",
): Read<z.output<S>> {
  const unfit = unfitPart(input);
  if (unfit) {
    return {
      ok: false,
      code: "invalid",
      message: unfit.why,
      errors: errorsOf({ [unfit.at]: unfit.why }, where),
    };
  }
  const parsed = check(schema, input);
  if (parsed.success) {
    noteChecked(schema, parsed.data);
    return { ok: true, value: parsed.data };
  }
  const { code, message, fields } = invalidInput(parsed.error);
  return { ok: false, code, message, errors: errorsOf(fields ?? {}, where) };
}

function bare(schema: unknown): unknown {
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return wrapped ? bare(schema.unwrap()) : schema;
}

/**
 * A text of the query as the schema's kind of value; what is none is left for it to refuse. Nothing
 * is no choice, but a word of a list.
 */
function valueFrom(schema: unknown, texts: string[]): unknown {
  const [text = ""] = texts;
  if (schema instanceof z.ZodArray) return texts;
  if (texts.length > 1) return texts;
  if (text === "") return undefined;
  if (schema instanceof z.ZodNumber) return NUMERAL.test(text) ? Number(text) : Number.NaN;
  if (schema instanceof z.ZodLiteral || schema instanceof z.ZodBoolean) {
    return text === "true" ? true : text === "false" ? false : text;
  }
  return text;
}

/** The query of a request: a name that the endpoint does not have is refused, too. */
export function readQuery<Q extends z.ZodObject>(
  schema: Q,
  params: URLSearchParams,
): Read<z.output<Q>> {
  const shape: Record<string, unknown> = schema.shape;
  const names = [...new Set(params.keys())];
  const input = Object.fromEntries(
    names.map((name) => [
      name,
      valueFrom(Object.hasOwn(shape, name) ? bare(shape[name]) : undefined, params.getAll(name)),
    ]),
  );
  return parse(schema, input, "query");
}

/** The bytes of a body, no more than may be. */
async function bytesOf(request: Request): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > MOST_BODY_BYTES) return null;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > MOST_BODY_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The body of a request, checked, with the hash of its bytes. */
export async function readBody<B extends z.ZodType>(
  schema: B,
  request: Request,
): Promise<Read<{ body: z.output<B>; hash: string }>> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    const message = "Send JSON, with the header Content-Type: application/json.";
    return { ok: false, code: "not_json", message };
  }
  const encoding = request.headers.get("content-encoding")?.trim().toLowerCase() || "identity";
  if (encoding !== "identity") {
    const message = "Send the body as it is, without a Content-Encoding.";
    return { ok: false, code: "not_json", message };
  }
  const bytes = await bytesOf(request);
  if (!bytes) {
    const message = `A request may have ${MOST_BODY_BYTES / 1024 / 1024} MB at most. Send it in parts.`;
    return { ok: false, code: "too_large", message };
  }
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { ok: false, code: "invalid", message: "The body is no JSON in UTF-8." };
  }
  const parsed = parse(schema, json, "body");
  if (!parsed.ok) return parsed;
  const hash = createHash("sha256").update(bytes).digest("hex");
  return { ok: true, value: { body: parsed.value, hash } };
}

/** The request's own name, if it has one: printable ASCII of up to 200 characters. */
export function readOnce(request: Request, address: string, hash: string): Read<Once | undefined> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return { ok: true, value: undefined };
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) {
    const message = "An Idempotency-Key has 1 to 200 printable characters without blanks.";
    return { ok: false, code: "invalid", message };
  }
  const all = `${request.method} ${address} ${hash}`;
  return { ok: true, value: { key, request: createHash("sha256").update(all).digest("hex") } };
}
