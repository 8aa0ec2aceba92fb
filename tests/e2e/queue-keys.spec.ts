import { expect, test } from "@playwright/test";
import type { QueueAnswer } from "@/components/queue/queue-rows";
import { enterDemo, isLive, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(async () => {
  await workspace?.close();
});

test("an SDR works by keys alone, and loses nothing when the connection is lost", async ({
  browser,
}) => {
  // A whole morning: on a busy machine it takes a while.
  test.setTimeout(180_000);
  const storageState = await enterDemo(browser, workspace.server.url, "sdr");
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  await visit(page, `${workspace.server.url}/queue`);
  await isLive(page);
  const { keyboard } = page;
  const said = page.getByRole("region", { name: /Notifications/ });
  const bar = page.getByRole("toolbar", { name: "Actions" });
  const shows = (name: string) =>
    expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  const rows = page.getByRole("list", { name: /^Leads in order/ }).getByRole("button");
  /** The leads' names in order, once the list is the server's: it follows a change a moment later. */
  async function names(): Promise<string[]> {
    const shown = () =>
      rows.evaluateAll((all) => all.map((row) => row.querySelector("span span")?.textContent));
    let order: string[] = [];
    await expect(async () => {
      const answer = await page.request.get(`${workspace.server.url}/api/queue`);
      order = ((await answer.json()) as QueueAnswer).leads.map((lead) => lead.name);
      expect(await shown()).toEqual(order);
    }).toPass();
    return order;
  }
  const place = () =>
    rows.evaluateAll((all) => all.findIndex((row) => row.getAttribute("aria-current") === "true"));
  async function goTo(name: string): Promise<void> {
    const way = (await names()).indexOf(name) - (await place());
    for (let i = 0; i < Math.abs(way); i += 1) await keyboard.press(way > 0 ? "j" : "k");
    await shows(name);
  }
  /** Who is shown once that lead has left. */
  async function after(name: string): Promise<string> {
    const order = await names();
    const at = order.indexOf(name);
    return order[at + 1] ?? order[at - 1] ?? "";
  }

  const isWithinWindow = () =>
    page.evaluate(() => document.documentElement.scrollHeight <= window.innerHeight);
  expect(await isWithinWindow(), "Only the list and the lead scroll").toBe(true);

  await goTo("Nora Quist");
  await keyboard.press("Enter");
  await expect(bar.getByRole("button", { name: "Release" })).toBeVisible();
  await keyboard.press("a");
  await expect(said.getByText("Nora Quist moved to SAL")).toBeVisible();
  await keyboard.press("c");
  await expect(page.getByRole("dialog", { name: "Log a call: Nora Quist" })).toBeVisible();
  await keyboard.press("Control+Enter");
  await expect(said.getByText("Call logged")).toBeVisible();
  await keyboard.press("n");
  await expect(page.getByRole("textbox", { name: "Note" })).toBeFocused();
  await keyboard.type("Wants an offer");
  await keyboard.press("Control+Enter");
  await expect(said.getByText("Note added")).toBeVisible();

  await goTo("Pia Rossi");
  const second = await after("Pia Rossi");
  await keyboard.press("x");
  await expect(page.getByRole("dialog", { name: "Disqualify Pia Rossi" })).toBeVisible();
  await keyboard.type("inac");
  await keyboard.press("Control+Enter");
  await shows(second);
  await expect(said.getByText("Pia Rossi moved to Disqualified")).toBeVisible();

  await goTo("Otto Pham");
  const third = await after("Otto Pham");
  await keyboard.press("x");
  const dialog = page.getByRole("dialog", { name: "Disqualify Otto Pham" });
  await expect(dialog).toBeVisible();
  await keyboard.type("inac");
  await keyboard.press("Tab");
  await keyboard.type("The number is a bakery’s");
  await context.setOffline(true);
  await keyboard.press("Control+Enter");
  await expect(said.getByText("Otto Pham was not moved")).toBeVisible();
  await shows(third);
  await keyboard.press("Control+k");
  await expect(said.getByText("This could not be loaded")).toBeVisible();
  await shows(third);
  await context.setOffline(false);
  await keyboard.press("Control+k");
  await expect(page.getByRole("searchbox", { name: /^Search leads/ })).toBeFocused();
  await keyboard.press("Escape");
  await goTo("Otto Pham");
  await keyboard.press("x");
  await expect(dialog.getByRole("alert")).toContainText("could not be reached");
  await expect(dialog.getByRole("textbox", { name: "Note" })).toHaveValue(
    "The number is a bakery’s",
  );
  await keyboard.press("Control+Enter");
  await expect(dialog).toBeHidden();
  await expect(said.getByText("Otto Pham moved to Disqualified")).toBeVisible();
  await keyboard.press("F6");
  await expect(said.getByRole("button", { name: "Undo" }).first()).toBeFocused();
  await keyboard.press("Control+z");
  await expect(said.getByText(/^Otto Pham is back in/)).toBeVisible();

  await keyboard.press("d");
  const day = page.getByRole("dialog", { name: "Your day" });
  for (const line of ["Accepted 1", "Calls 1", "Disqualified 1"]) {
    await expect(day.getByRole("button", { name: line })).toBeVisible();
  }
  await keyboard.press("Escape");
  await keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await keyboard.press("Escape");

  const evidence = page.getByRole("textbox", { name: "Need: Evidence" });
  await goTo("Otto Pham");
  await evidence.fill("One report for the board");
  await page.getByRole("link", { name: "Board", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Board" })).toBeVisible();
  await page.getByRole("link", { name: "Queue", exact: true }).click();
  await goTo("Otto Pham");
  await expect(evidence, "what was typed and not saved").toHaveValue("One report for the board");
  await context.close();
});
