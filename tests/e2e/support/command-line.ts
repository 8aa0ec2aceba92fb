import path from "node:path";
import { runProgram } from "@/tests/support/processes";

const projectRoot = path.resolve(import.meta.dirname, "../../..");

/** Runs `handoff …` on a database as a person would in a terminal; gives what it printed. */
export function handoff(databaseUrl: string, ...args: string[]): Promise<string> {
  return handoffWith({}, databaseUrl, ...args);
}

/** The same with further environment variables. */
export async function handoffWith(
  env: Record<string, string>,
  databaseUrl: string,
  ...args: string[]
): Promise<string> {
  const cli = path.join(projectRoot, "scripts/handoff.mjs");
  const { code, output } = await runProgram(process.execPath, [cli, ...args], {
    cwd: projectRoot,
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: "http://localhost:3000",
      ...env,
    },
    timeout: 120_000,
  });
  if (code !== 0) throw new Error(`handoff ${args.join(" ")} ended with ${code}:\n${output}`);
  return output;
}
