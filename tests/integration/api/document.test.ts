import {
  BaseResolver,
  createConfig,
  lintDocument,
  makeDocumentFromString,
} from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { apiDocument } from "@/lib/api/document";
import { ENDPOINTS } from "@/lib/api/endpoints/registry";
import { apiReference } from "@/lib/api/reference";

test("the document is what Redocly's linter recommends", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintDocument({
    document: makeDocumentFromString(JSON.stringify(apiDocument()), "openapi.json"),
    config,
    externalRefResolver: new BaseResolver(config.resolve),
  });
  const words = problems.map(
    ({ severity, ruleId, message, location }) =>
      `${severity} ${ruleId}: ${message} ${location[0]?.pointer}`,
  );
  expect(words).toEqual([]);
});

test("every example is one that the endpoint takes", () => {
  for (const { id, body, example } of ENDPOINTS) {
    expect(body ? body.safeParse(example).success : example === undefined, id).toBe(true);
  }
});

test("the page tells every endpoint, with a call and what comes back", () => {
  const operations = apiReference().flatMap((group) => group.operations);
  expect(operations.map(({ id }) => id).sort()).toEqual(ENDPOINTS.map(({ id }) => id).sort());
  const bring = operations.find(({ id }) => id === "bringLead");
  expect(bring?.curl).toContain('curl -X PUT "$URL/api/v1/leads"');
  expect(bring?.body.find(({ name }) => name === "email")?.type).toBe("text");
  const [answer] = bring?.answers ?? [];
  expect(answer?.fields.find(({ name }) => name === "outcome")?.type).toBe(
    "created, updated, unchanged",
  );
});
