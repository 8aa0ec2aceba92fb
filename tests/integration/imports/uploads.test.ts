import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { receiveUpload, startUploadedImport, uploadedFile } from "@/lib/imports/commands/uploads";
import { describeFile, getImportProgress } from "@/lib/imports/queries/imports";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { ana, mara, settle } from "../leads/world";

beforeAll(settle);

describe("an uploaded file", () => {
  const bodyOf = (text: string) => new Blob([text]).stream();
  const upload = (text: string, more: object = {}) =>
    receiveUpload({
      actor: mara,
      kind: "leads",
      fileName: "people.csv",
      body: bodyOf(text),
      declaredBytes: null,
      ...more,
    });

  test("is described, imported in turn, and removed", async () => {
    const sent = [
      "Email,Id,Company,Employees\nup@load.test,U1,Acme,5\n",
      "Email,Id,Company,Employees\nup2@load.test,U2,Acme,6\n",
    ];
    const ids: string[] = [];
    for (const text of sent) ids.push(unwrap(await upload(text)).id);
    const described = unwrap(await ask(describeFile, mara, { id: ids[0] ?? "" }));
    expect(described.suggested.columns).toMatchObject({ Email: { to: "email" } });
    for (const id of ids) {
      unwrap(await startUploadedImport(id, described.suggested, mara));
    }
    await vi.waitFor(
      async () => {
        for (const id of ids) {
          const view = unwrap(await ask(getImportProgress, mara, { id }));
          expect(view).toMatchObject({ state: "done", counts: { created: 1 } });
          expect(existsSync(uploadedFile(id) ?? "")).toBe(false);
        }
      },
      { timeout: 10_000 },
    );
    const { read } = await store();
    const steps = await read
      .select({ action: audit.action, id: audit.entityId })
      .from(audit)
      .where(inArray(audit.action, ["import.begin", "import.finish"]))
      .orderBy(audit.seq);
    const ofThese = steps.filter(({ id }) => ids.includes(id));
    expect(ofThese, "the second waits for the first").toEqual(
      ids.flatMap((id) => [
        { action: "import.begin", id },
        { action: "import.finish", id },
      ]),
    );
    expect(await startUploadedImport(ids[0] ?? "", described.suggested, mara)).toMatchObject({
      code: "conflict",
    });
  });

  test("is refused when it is too large, empty, of no kind, or not theirs to send", async () => {
    const kept = uploadedFile("00000000-0000-7000-8000-000000000000") ?? "";
    const left = () => (existsSync(path.dirname(kept)) ? readdirSync(path.dirname(kept)) : []);
    const before = left().length;
    vi.stubEnv("HANDOFF_MAX_UPLOAD_MB", "0.001");
    const large = "x".repeat(3000);
    expect(await upload(large)).toMatchObject({ message: expect.stringContaining("larger than") });
    expect(await upload(large, { declaredBytes: 3000 })).toMatchObject({ code: "invalid" });
    vi.unstubAllEnvs();
    expect(await upload("", { declaredBytes: 0 })).toMatchObject({ message: "The file is empty." });
    expect(await upload("")).toMatchObject({ message: "The file is empty." });
    expect(await upload("a,b\n", { kind: "cats" })).toMatchObject({ code: "invalid" });
    expect(await upload("a,b\n", { actor: ana })).toMatchObject({ code: "forbidden" });
    expect(left()).toHaveLength(before);
    expect(uploadedFile("../../etc/passwd")).toBeNull();
  });
});
