import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads } from "@/db/schema";
import { beginUndo, runUndo } from "@/lib/imports/commands/undo";
import { getImport } from "@/lib/imports/queries/imports";
import type { MappingInput } from "@/lib/imports/schema/mapping";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { suppressAddress } from "@/lib/privacy/commands";
import { adam, mara, settle } from "../leads/world";
import { importFile } from "./run-file";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-undo-kept-out-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);

const MAPPING: MappingInput = {
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    Id: { to: "externalId" },
    Name: { to: "name" },
    Employees: { to: "attribute:employees" },
  },
  options: { identity: ["externalId", "email"] },
};

async function bring(name: string, ...rows: string[]): Promise<string> {
  const file = path.join(folder, `${name}.csv`);
  writeFileSync(file, `${["Email,Id,Name,Employees", ...rows].join("\n")}\n`);
  return (await importFile(file, MAPPING, mara)).id;
}

async function undo(id: string) {
  unwrap(await execute(beginUndo, mara, { id, leavesChanged: true }));
  await runUndo(id, mara);
  return unwrap(await ask(getImport, mara, { id }));
}

async function addressOf(externalId: string) {
  const { read } = await store();
  const [lead] = await read.select().from(leads).where(eq(leads.externalId, externalId));
  return lead?.email;
}

test("an address that was put on the list of those kept out meanwhile is not given back", async () => {
  await bring(
    "first",
    "ada@old.test,K1,Ada,10",
    "bob@old.test,K2,Bob,10",
    "cid@old.test,K3,Cid,10",
  );
  const second = await bring(
    "second",
    "ada@new.test,K1,Ada,20",
    "bob@new.test,K2,Bob,20",
    "cid@old.test,K3,Cid,20",
  );
  expect(await addressOf("K1")).toBe("ada@new.test");
  unwrap(await execute(suppressAddress, adam, { email: "Ada@Old.test" }));
  // Whose address stays the same gets none back.
  unwrap(await execute(suppressAddress, adam, { email: "cid@old.test" }));

  const { view, kept } = await undo(second);
  expect(view.undo).toMatchObject({ restored: 2, kept: 1 });
  expect(await addressOf("K1")).toBe("ada@new.test");
  expect(await addressOf("K2")).toBe("bob@old.test");
  const { read } = await store();
  const [cid] = await read.select().from(leads).where(eq(leads.externalId, "K3"));
  expect(cid).toMatchObject({ email: "cid@old.test", attributes: { employees: 10 } });
  expect(kept).toMatchObject([{ problem: expect.stringContaining("kept out") }]);
  expect(JSON.stringify(kept)).not.toContain("old.test");
});
