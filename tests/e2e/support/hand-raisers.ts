import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { handoff } from "./command-line";

/** People who just asked for a demo: the sample's criteria make them MQLs at once. */
export async function bringHandRaisers(databaseUrl: string, names: string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-e2e-"));
  const now = new Date().toISOString();
  const emailOf = (name: string) => `${name.toLowerCase().replace(" ", ".")}@fresh.example`;
  const leads = names.map((name) => `${name},${emailOf(name)},Head of Sales,Fresh Foods,120,Web`);
  const asked = names.map((name) => `${emailOf(name)},demo_request,${now}`);
  const files = {
    leads: ["name,email,title,company,employees,source", ...leads],
    activities: ["email,type,at", ...asked],
  };
  try {
    for (const [kind, lines] of Object.entries(files)) {
      const file = path.join(folder, `${kind}.csv`);
      writeFileSync(file, `${lines.join("\n")}\n`);
      await handoff(databaseUrl, "import", kind, file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
