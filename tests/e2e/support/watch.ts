import type { Page } from "@playwright/test";

/** Collects what a page must never do: console errors, policy violations, failed requests. */
export function watch(page: Page): { problems: string[]; take(): string[] } {
  const problems: string[] = [];
  page.on("console", (message) => {
    // What failed is told with its address by the response below.
    if (message.type() !== "error" || /Failed to load resource/.test(message.text())) return;
    problems.push(`console: ${message.text().slice(0, 400)}`);
  });
  page.on("pageerror", (error) => problems.push(`error: ${error.message.slice(0, 400)}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    // A page that is left gives up what it was still loading, its event stream among it.
    if (why !== "net::ERR_ABORTED") problems.push(`request: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) {
      problems.push(`response: ${response.status()} ${response.url()}`);
    }
  });
  return { problems, take: () => problems.splice(0) };
}
