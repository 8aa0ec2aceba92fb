import Ajv2020, { type ValidateFunction } from "ajv/dist/2020";
import { expect } from "vitest";
import { GET } from "@/app/api/v1/[[...path]]/route";
import { apiDocument } from "@/lib/api/document";
import type { KeyScope } from "@/lib/engine/key-scopes";
import type { Role } from "@/lib/engine/roles";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { createKey } from "@/lib/users/commands/keys";

interface Documented {
  content?: Record<string, { schema: object }>;
  headers?: Record<string, unknown>;
}
interface Operation {
  responses: Record<string, Documented | { $ref: string }>;
}

/** Answers may get further fields one day; today they have those that are documented. */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([key, part]) => [key, strict(part)]),
  );
  const isClosed = inner.type === "object" && "properties" in inner;
  return { ...(isClosed ? { additionalProperties: false } : {}), ...inner };
}

const document = strict(apiDocument()) as {
  paths: Record<string, Record<string, Operation>>;
  components: { responses: Record<string, Documented>; schemas: Record<string, object> };
};
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema(document, "openapi");
const validators = new Map<string, ValidateFunction>();

function operationOf(method: string, path: string): Operation | null {
  const templates = Object.keys(document.paths).sort(
    (a, b) => a.split("{").length - b.split("{").length,
  );
  const fits = (template: string) =>
    new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path);
  const template = templates.find(fits);
  const found =
    template && document.paths[template]?.[method === "HEAD" ? "get" : method.toLowerCase()];
  return found || null;
}

/** Validates what one place of the document says against what was answered. */
function isValid(place: string, value: unknown): string {
  const validate = validators.get(place) ?? ajv.compile({ $ref: `openapi#${place}` });
  validators.set(place, validate);
  return validate(value) ? "" : ajv.errorsText(validate.errors);
}

const pointer = (...parts: string[]) =>
  `/${parts.map((part) => part.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;

const schemaOf = ({ $ref }: { $ref?: string }) => $ref?.slice(1) ?? "";

/** Checks an answer against the document: its status, kind, headers and body. */
async function check(method: string, path: string, response: Response): Promise<void> {
  const operation = operationOf(method, path);
  const { status } = response;
  const type = response.headers.get("content-type")?.split(";")[0] ?? "";
  if (type === "application/problem+json" && method !== "HEAD") {
    const body = await response.clone().json();
    expect(body.status, path).toBe(status);
    expect(isValid(pointer("components", "schemas", "Problem"), body), path).toBe("");
  }
  // Paths and methods that there are not have problems alone.
  if (!operation || status === 405) return;
  const said = operation.responses[status];
  expect(said, `${method} ${path} says nothing of ${status}`).toBeDefined();
  const documented =
    said && "$ref" in said ? document.components.responses[String(status)] : (said as Documented);
  for (const name of Object.keys(documented?.headers ?? {})) {
    expect(response.headers.has(name), `${method} ${path} ${status} without ${name}`).toBe(true);
  }
  if (!documented?.content || method === "HEAD") {
    if (method !== "HEAD") expect(await response.clone().text(), path).toBe("");
    return;
  }
  expect(Object.keys(documented.content), path).toContain(type);
  if (type !== "application/json") return;
  const place = schemaOf(documented.content[type]?.schema ?? {});
  expect(isValid(place, await response.clone().json()), `${method} ${path} ${status}`).toBe("");
}

export async function keyOf(role: Role, scopes?: KeyScope[]): Promise<string> {
  const input = { name: `${role} ${scopes ?? ""}`.slice(0, 80), role, ...(scopes && { scopes }) };
  return unwrap(await execute(createKey, COMMAND_LINE, input)).token;
}

export interface Sent {
  key?: string;
  /** Text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Sends a request to the API in this process, and checks the answer against the document. */
export async function send(
  method: string,
  address: string,
  { key, body, headers = {} }: Sent = {},
): Promise<Response> {
  const request = new Request(`http://localhost/api/v1${address}`, {
    method,
    headers: {
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await GET(request);
  await check(method, address.split("?")[0] ?? "", response);
  return response;
}
