import { partsOf } from "@/lib/engine/field-path";
import type { Failure, RefusalCode } from "@/lib/operations/outcome";
import type { Problem } from "./shapes";

const STATUS: Record<Problem["code"], number> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  not_allowed: 405,
  conflict: 409,
  too_large: 413,
  not_json: 415,
  reused: 422,
  throttled: 429,
  failed: 500,
};

/** A refusal of the API: those of the doors, and those of HTTP itself. */
export interface Refused {
  code: Problem["code"];
  message: string;
  errors?: Problem["errors"];
  existing?: string;
}

/** `application/problem+json` (RFC 9457). */
export function problemResponse(
  { code, message, errors, existing }: Refused,
  headers: Record<string, string> = {},
): Response {
  const body: Problem = {
    type: "about:blank",
    title: message,
    status: STATUS[code],
    code,
    ...(errors?.length ? { errors } : {}),
    ...(existing === undefined ? {} : { existing }),
  };
  return new Response(JSON.stringify(body), {
    status: STATUS[code],
    headers: {
      ...headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    },
  });
}

/** What a door refused; its fields are those of the body, or else of the query. */
export function refusedBy({ code, message, fields }: Failure, where: "body" | "query"): Refused {
  if (code === "conflict" && fields?.id) return { code, message, existing: fields.id };
  return { code: code satisfies RefusalCode, message, errors: errorsOf(fields ?? {}, where) };
}

/** A part of a pointer, as RFC 6901 writes it. */
function escaped(part: string): string {
  return part.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** Problems of fields by their paths, each with a JSON pointer into the body or with the query's parameter. */
export function errorsOf(
  fields: Readonly<Record<string, string>>,
  where: "body" | "query",
): NonNullable<Problem["errors"]> {
  return Object.entries(fields).map(([path, detail]) => {
    const parts = partsOf(path);
    if (where === "body") return { pointer: ["#", ...parts.map(escaped)].join("/"), detail };
    // What queries put the parameters of an address in.
    const isWrapped = parts.length > 1 && (parts[0] === "filter" || parts[0] === "params");
    const parameter = parts[isWrapped ? 1 : 0];
    return parameter === undefined ? { detail } : { parameter, detail };
  });
}
