import { describe, expect, test } from "vitest";
import { importsOf } from "./imports.mjs";
import { layerProblems } from "./layers.mjs";

const sound = {
  "lib/engine/score.ts": `import { z } from "zod";\nimport { weigh } from "./weights";\nexport const score = (now: number) => weigh(z, now);`,
  "lib/engine/weights.ts": "export const weigh = (..._: unknown[]) => 1;",
  "db/handles.ts": "export interface Tx {}",
  "db/client.ts": "export const store = 1;",
  "lib/operations/command.ts": `import { store } from "@/db/client";\nexport const defineCommand = store;`,
  "lib/leads/schema.ts": `import { z } from "zod";\nexport const moveInput = z.object({});`,
  "lib/leads/store.ts": `import type { Tx } from "@/db/handles";\nexport const save = (tx: Tx) => tx;`,
  "lib/leads/commands.ts": `import type { Tx } from "@/db/handles";\nimport { defineCommand } from "@/lib/operations/command";\nimport { save } from "./store";\nexport const move = [defineCommand, save] as unknown as Tx;`,
  "lib/leads/actions.ts": `"use server";\nimport { move } from "./commands";\nexport const moveAction = move;`,
  "components/board/card.tsx": `import { moveAction } from "@/lib/leads/actions";\nexport const Card = moveAction;`,
  "app/board/page.tsx": `import Link from "next/link";\nimport { Card } from "@/components/board/card";\nexport default [Link, Card];`,
};

function problemsWith(planted: Record<string, string>): string[] {
  return layerProblems(new Map(Object.entries({ ...sound, ...planted })));
}

test("a sound tree has no problems", () => {
  expect(problemsWith({})).toEqual([]);
});

describe("one planted violation gives one problem that names the file", () => {
  const planted: [string, string, string, RegExp][] = [
    [
      "the engine reads the database",
      "lib/engine/x.ts",
      `import { store } from "@/db/client";`,
      /engine may not import database/,
    ],
    [
      "the engine uses a package",
      "lib/engine/x.ts",
      `import pg from "pg";`,
      /may not use the package "pg"/,
    ],
    [
      "the engine uses node",
      "lib/engine/x.ts",
      `import fs from "node:fs";`,
      /may not use the package "node:fs"/,
    ],
    [
      "the engine asks for the time",
      "lib/engine/x.ts",
      "export const f = () => Date.now();",
      /take it as an argument/,
    ],
    [
      "a store asks for the time",
      "lib/leads/store/late.ts",
      "export const f = () => new Date();",
      /take it as an argument/,
    ],
    [
      "a store imports an operation",
      "lib/leads/store/late.ts",
      `import { defineCommand } from "@/lib/operations/command";`,
      /store may not import operations \(only its types\)/,
    ],
    [
      "a command opens the database",
      "lib/leads/commands/late.ts",
      `import { store } from "@/db/client";`,
      /commands may not import database/,
    ],
    [
      "a schema imports a store",
      "lib/leads/schema/late.ts",
      `import { save } from "../store";`,
      /schema may not import store/,
    ],
    [
      "a component imports a store",
      "components/board/x.tsx",
      `import { save } from "@/lib/leads/store";`,
      /components may not import store/,
    ],
    [
      "a component imports it lazily",
      "components/board/x.tsx",
      `const s = import("@/lib/leads/store");`,
      /components may not import store/,
    ],
    [
      "a component imports a command",
      "components/board/x.tsx",
      `import { move } from "@/lib/leads/commands";`,
      /components may not import commands/,
    ],
    [
      "the kit knows the domain",
      "components/ui/x.tsx",
      `import { score } from "@/lib/engine/score";`,
      /ui may not import engine/,
    ],
    [
      "a page reads the database",
      "app/x/page.tsx",
      `import {\n  store,\n} from "@/db/client";`,
      /app may not import database/,
    ],
    [
      "a page re-exports a store",
      "app/x/page.tsx",
      `export { save } from "@/lib/leads/store";`,
      /app may not import store/,
    ],
    [
      "product code imports a test",
      "lib/leads/commands/late.ts",
      `import { x } from "@/tests/support/x";`,
      /commands may not import tools/,
    ],
    [
      "a command uses Next",
      "lib/leads/commands/late.ts",
      `import { headers } from "next/headers";`,
      /may not use Next/,
    ],
    [
      "a feature grows a drawer",
      "lib/leads/helpers.ts",
      "export const x = 1;",
      /no such file in a feature/,
    ],
    ["a file outside all layers", "lib/helpers.ts", "export const x = 1;", /belongs to no layer/],
    [
      "a barrel",
      "components/board/index.ts",
      `export * from "./card";`,
      /re-exports only in a registry/,
    ],
    ["a long file", "lib/engine/x.ts", "export {};\n".repeat(301), /301 lines/],
  ];
  test.each(planted)("%s", (_name, file, text, expected) => {
    const helper = { "tests/support/x.ts": "export const x = 1;" };
    const problems = problemsWith({ ...helper, [file]: text }).filter((p) => p.startsWith(file));
    expect(problems[0]).toMatch(expected);
  });
});

test("a circle of imports is reported once, with its way", () => {
  const problems = problemsWith({
    "lib/engine/a.ts": `import { b } from "./b";`,
    "lib/engine/b.ts": `import { c } from "@/lib/engine/c";`,
    "lib/engine/c.ts": `import { a } from "./a";`,
  });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(
    "lib/engine/a.ts → lib/engine/b.ts → lib/engine/c.ts → lib/engine/a.ts",
  );
});

test("a circle of types is none", () => {
  const a = `import type { B } from "./b";\nimport { type B as Again } from "./b";`;
  expect(
    problemsWith({ "lib/engine/a.ts": a, "lib/engine/b.ts": `import { a } from "./a";` }),
  ).toEqual([]);
});

test("imports in comments and texts do not count", () => {
  expect(
    importsOf(
      `// import x from "pg";\n/* import y from "pg"; */\nconst s = "a // b";\nimport z from 'zod';`,
    ),
  ).toEqual([{ from: "zod", typeOnly: false, reExport: false, dynamic: false }]);
});
