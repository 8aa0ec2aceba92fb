import { expect, test } from "@playwright/test";
import { enterDemo, visit } from "./support/people";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

let workspace: Workspace;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
});

test.afterAll(async () => {
  await workspace?.close();
});

const COLUMNS = ["Name", "E-mail", "Company", "Role", "Country", "Source", "Phone", "Campaign"];
const PEOPLE = ["Vera Blom", "Ivo Kline", "Mia Sand"];

/** A file with more columns than a phone shows, and a row that nobody can take. */
function fairFile(): string {
  const rows = PEOPLE.map((name, i) => {
    const email = `${name.toLowerCase().replace(" ", ".")}@fair.example`;
    return [name, email, `Fair ${i}`, "CEO", "Norway", "Events", "", "Fair"].join(",");
  });
  return [COLUMNS.join(","), ...rows, "Nobody,no address,,,,,,", ""].join("\n");
}

test("on a phone a file is sent, checked, imported and taken back", async ({ browser }) => {
  const { url } = workspace.server;
  const context = await browser.newContext({
    storageState: await enterDemo(browser, url, "marketer"),
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await visit(page, `${url}/imports/new`);
  await page.locator("input[type=file]").setInputFiles({
    name: "fair.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(fairFile()),
  });
  await page.getByRole("button", { name: "Check the file" }).click();
  // What came of it stands below all columns, and is brought into sight.
  const finding = page.getByRole("heading", { name: "What would happen" });
  await expect(finding).toBeInViewport();
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await expect(page.getByText("3 rows changed something.")).toBeVisible();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByText("Undone: 3 removed, 0 changed back.")).toBeVisible();
  await context.close();
});
