import {
  BaseResolver,
  createConfig,
  lintDocument,
  makeDocumentFromString,
} from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { apiDocument } from "@/lib/api/document";

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
