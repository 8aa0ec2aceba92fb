import { apiDocument } from "./document";
import type { Endpoint } from "./endpoint";
import { ENDPOINTS } from "./endpoints/registry";

/** A field of a body, an answer or a query, in words. */
export interface FieldWords {
  name: string;
  type: string;
  isRequired: boolean;
  description: string | null;
}

export interface OperationWords {
  id: string;
  method: string;
  path: string;
  summary: string;
  description: string | null;
  permission: string;
  /** Of the path and the query. */
  parameters: FieldWords[];
  body: FieldWords[];
  answers: { status: string; description: string; fields: FieldWords[] }[];
  curl: string;
}

export interface ReferenceGroup {
  tag: string;
  description: string;
  operations: OperationWords[];
}

interface Schema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  description?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: readonly string[];
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: Schema;
}

interface Operation {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<
    string,
    { description?: string; content?: Record<string, { schema: Schema }> } | { $ref: string }
  >;
}

interface Document {
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const MOST_WORDS = 12;

function nameOf($ref: string): string {
  return $ref.split("/").at(-1) ?? $ref;
}

/** What kind of value a schema stands for: "text", "list of whole number", "{ name: text }". */
function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.const !== undefined) return String(schema.const);
  if (schema.enum) {
    const words = schema.enum.map(String);
    return words.length > MOST_WORDS
      ? `${words.slice(0, MOST_WORDS).join(", ")}, …`
      : words.join(", ");
  }
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeOf))].join(" or ");
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(", ")} }`;
  if (typeof schema.additionalProperties === "object") {
    return `{ name: ${typeOf(schema.additionalProperties)} }`;
  }
  if (schema.type === "array") return `list of ${typeOf(schema.items ?? {})}`;
  const names: Record<string, string> = {
    string: "text",
    integer: "whole number",
    boolean: "true or false",
    null: "null",
  };
  return names[schema.type ?? ""] ?? schema.type ?? "any";
}

function wordsOf(name: string, schema: Schema, isRequired: boolean): FieldWords {
  return { name, type: typeOf(schema), isRequired, description: schema.description ?? null };
}

function fieldsOf(document: Document, schema: Schema | undefined): FieldWords[] {
  const named = schema?.$ref ? document.components.schemas[nameOf(schema.$ref)] : schema;
  if (named?.type === "array") return fieldsOf(document, named.items);
  return Object.entries(named?.properties ?? {}).map(([name, field]) =>
    wordsOf(name, field, named?.required?.includes(name) ?? false),
  );
}

/** A call of the endpoint on the command line, with $URL and $KEY. */
function curlOf({ method, path, body, example, query }: Endpoint): string {
  const at = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${name.toUpperCase()}`);
  const search = method === "DELETE" && "version" in query.shape ? "?version=1" : "";
  const lines = [
    `curl${method === "GET" ? "" : ` -X ${method}`} "$URL/api/v1${at}${search}"`,
    '-H "Authorization: Bearer $KEY"',
  ];
  if (body) {
    lines.push('-H "Content-Type: application/json"', `-d '${JSON.stringify(example)}'`);
  }
  return lines.join(" \\\n  ");
}

function operationOf(document: Document, endpoint: Endpoint): OperationWords {
  const { id, method, path, summary, description, permission } = endpoint;
  const operation = document.paths[path]?.[method.toLowerCase()];
  if (!operation) throw new Error(`The document lacks ${method} ${path}`);
  const parameters = operation.parameters ?? [];
  const answers = Object.entries(operation.responses).flatMap(([status, answer]) =>
    "$ref" in answer
      ? []
      : [
          {
            status,
            description: answer.description ?? "",
            fields: fieldsOf(document, answer.content?.["application/json"]?.schema).map(
              // All that is told is there; what is required is asked of what is sent.
              (field) => ({ ...field, isRequired: false }),
            ),
          },
        ],
  );
  return {
    id,
    method,
    path,
    summary,
    description: description ?? null,
    permission,
    parameters: parameters.map(({ name, required, description: words, schema }) => ({
      ...wordsOf(name, schema, required ?? false),
      description: words ?? null,
    })),
    body: fieldsOf(document, operation.requestBody?.content["application/json"]?.schema),
    answers,
    curl: curlOf(endpoint),
  };
}

/** The document for people: what there is, group by group. */
export function apiReference(): ReferenceGroup[] {
  const document = apiDocument() as unknown as Document;
  return document.tags.map(({ name: tag, description }) => ({
    tag,
    description,
    operations: ENDPOINTS.filter((endpoint) => endpoint.tag === tag).map((endpoint) =>
      operationOf(document, endpoint),
    ),
  }));
}
