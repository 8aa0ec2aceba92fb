import { store } from "@/db/client";
import { analyst } from "@/lib/analyst/analyst";
import { tallier } from "@/lib/analyst/tallier";
import { watchIncoming } from "@/lib/auth/incoming";
import { setupToken } from "@/lib/auth/setup-token";
import { speakByRequest } from "@/lib/auth/spoken";
import { appUrl, authSecret, readEnvironment } from "@/lib/env";
import { startJobs } from "@/lib/jobs/start";
import { setGerman } from "@/lib/language";
import { log } from "@/lib/operations/log";
import { german } from "@/lib/texts/german/registry";
import { anyUser } from "@/lib/users/store/users";
import { hub } from "./hub";

/** Opens the database (which migrates it), starts the jobs and sees to a graceful end. */
export async function startServer(): Promise<void> {
  readEnvironment();
  authSecret();
  setGerman(german);
  speakByRequest();
  watchIncoming();
  const opened = await store();
  log.info({ database: opened.dialect, url: appUrl() }, "Handoff started");
  if (!(await anyUser(opened.read))) {
    // For the person at the console, so as plain text.
    console.log(`\nSet up this workspace: ${appUrl()}/setup?token=${setupToken()}\n`);
  }
  startJobs();
  analyst().wake();
  tallier().wake();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stopServer);
}

/**
 * Ends every stream, so that the web server can finish its requests and exit. The database needs no
 * farewell: what was committed is on disk, and closing it would break requests that still run.
 */
function stopServer(signal: NodeJS.Signals): void {
  log.info({ signal }, "Handoff is stopping");
  hub().shutDown();
}
