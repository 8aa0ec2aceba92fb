import type { Page, Request } from "@playwright/test";

/** A server action as the browser sent it, to be sent again in other ways. */
export interface SentAction {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** Waits for the page's next server action. */
export async function nextAction(page: Page, cause: () => Promise<void>): Promise<SentAction> {
  const isAction = (request: Request) =>
    request.method() === "POST" && request.headers()["next-action"] !== undefined;
  const [request] = await Promise.all([page.waitForRequest(isAction), cause()]);
  const headers = await request.allHeaders();
  const kept = Object.entries(headers).filter(
    ([name]) => !name.startsWith(":") && name !== "content-length",
  );
  return { url: request.url(), headers: Object.fromEntries(kept), body: request.postData() ?? "" };
}

/** Sends it (changed) with what a program may set, an `Origin` among it. */
export async function sendAction(action: SentAction): Promise<{ status: number; text: string }> {
  const { url, headers, body } = action;
  const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual" });
  return { status: answer.status, text: await answer.text() };
}
