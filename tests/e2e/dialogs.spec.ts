import { type Browser, expect, type Page, test } from "@playwright/test";
import type { Role } from "@/lib/engine/roles";
import { SIZES } from "./support/images";
import { type Found, findRecords } from "./support/pages";
import { type Cookies, enterDemo, leave, visit } from "./support/people";
import { OVERLAYS, violations } from "./support/violations";
import { openSampleWorkspace, type Workspace } from "./support/workspace";

test.use({ screenshot: "off" });

/** A button that is not there is told of soon: others wait behind it. */
const PATIENCE_MS = 5000;

type Size = keyof typeof SIZES;

/** Something that opens over a page. */
interface Overlay {
  name: string;
  role: "dialog" | "alertdialog" | "menu";
  open: (page: Page) => Promise<void>;
  /** The only width that has its button; both, if not said. */
  only?: Size;
}

/** A page with what opens on it. */
interface Stop {
  path: string;
  as: Role;
  overlays: Overlay[];
}

type Name = string | RegExp;

const press = (page: Page, name: Name, isExact = true) =>
  page.getByRole("button", { name, exact: isExact }).filter({ visible: true }).first().click();

/** What one button opens. */
const behind = (button: Name, role: Overlay["role"] = "dialog", only?: Size): Overlay => ({
  name: String(button),
  role,
  open: (page) => press(page, button),
  ...(only ? { only } : {}),
});

/** What an entry of a menu opens. */
const chosen = (menu: Name, entry: Name, role: Overlay["role"] = "dialog"): Overlay => ({
  name: `${menu}, ${entry}`,
  role,
  async open(page) {
    await press(page, menu);
    await page.getByRole("menuitem", { name: entry }).first().click();
  },
});

/** What takes more than that. */
const opened = (
  name: string,
  open: Overlay["open"],
  role: Overlay["role"] = "dialog",
  only?: Size,
): Overlay => ({ name, role, open, ...(only ? { only } : {}) });

let workspace: Workspace;
let found: Found;
/** A lead that sales accepted, and one with an opportunity. */
let worked: Record<"sal" | "sql", string>;
let webhook: string;
/** A lead that sales let go. */
let rejected: string;
const cookies = new Map<Role, Cookies>();

async function openTab(browser: Browser, role: Role, size: Size): Promise<Page> {
  const storageState = cookies.get(role);
  if (!storageState) throw new Error(`Nobody signed in as ${role}`);
  const context = await browser.newContext({
    storageState,
    viewport: SIZES[size],
    reducedMotion: "reduce",
    hasTouch: size === "phone",
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000);
  workspace = await openSampleWorkspace();
  const { url } = workspace.server;
  for (const role of ["admin", "manager", "marketer", "sdr"] as const) {
    cookies.set(role, await enterDemo(browser, url, role));
  }
  await makeRows(browser, url);
  rejected = await reject(browser, url, "Pia Rossi");
  await dispute(browser, url + (await reject(browser, url, "Nora Quist")));
  const page = await openTab(browser, "marketer", "wide");
  const { request } = page.context();
  found = await findRecords(page, request, url);
  await visit(page, url + found.imports.uploaded);
  await press(page, "Save mapping");
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("Fair");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  const { columns } = await (await request.get(`${url}/api/board?perColumn=1`)).json();
  const leadIn = (stage: string): string =>
    columns.find((column: { stage: string }) => column.stage === stage).cards[0].id;
  worked = { sal: leadIn("sal"), sql: leadIn("sql") };
  await page.context().close();
});

test.afterAll(async () => {
  await workspace?.close();
});

/** What the sample has none of, and what can be changed and deleted by a dialog of its own. */
async function makeRows(browser: Browser, url: string): Promise<void> {
  const page = await openTab(browser, "admin", "wide");
  const form = page.getByRole("dialog");
  const fill = async (path: string, button: string, fields: Record<string, string>) => {
    await visit(page, url + path);
    await press(page, button);
    for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
  };
  await fill("/settings/templates", "New template", {
    Name: "First answer",
    Subject: "Your demo",
    Mail: "Hello {first name}",
  });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await fill("/settings/keys", "New key", { "What is it for?": "Report" });
  await form.getByRole("button", { name: "Make the key" }).click();
  await form.getByRole("button", { name: "Done" }).click();
  await fill("/settings/people", "Invite", { Email: "new@northwind.example" });
  await form.getByRole("button", { name: "Make the link" }).click();
  await form.getByRole("button", { name: "Done" }).click();
  await fill("/settings/webhooks", "New webhook", {
    "What is it for?": "CRM",
    Address: "https://example.com/hook",
  });
  await form.getByRole("checkbox", { name: "A lead was added by hand" }).press("Space");
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByRole("button", { name: "Done" }).click();
  await fill("/settings/segments", "New segment", { Name: "Large", Value: "200" });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  await fill("/spend/rates", "Bring in rates", { Rates: "EUR, 2026-03, 1.0823" });
  await form.getByRole("button", { name: "Bring in" }).click();
  await expect(form).toBeHidden();
  await visit(page, `${url}/settings/tracking`);
  await press(page, "Make a secret");
  await form.getByRole("button", { name: "Done" }).click();
  await visit(page, `${url}/settings/webhooks`);
  webhook = (await page.getByRole("link", { name: "CRM" }).getAttribute("href")) ?? "";
  await page.context().close();
}

/** Lets a lead go as sales does; gives its page. */
async function reject(browser: Browser, url: string, name: string): Promise<string> {
  const page = await openTab(browser, "sdr", "wide");
  await visit(page, `${url}/leads?text=${name}`);
  const href = await page.getByRole("link", { name }).getAttribute("href");
  const path = (href ?? "").split("?")[0] ?? "";
  await visit(page, url + path);
  await press(page, "Disqualify");
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: /Reason/ }).click();
  await page.getByRole("option", { name: /^No need/ }).click();
  await form.getByLabel("Note").fill("Has a tool already");
  await form.getByRole("button", { name: "Disqualify" }).click();
  await expect(page.getByText(`${name} moved to Disqualified`)).toBeVisible();
  await page.context().close();
  return path;
}

async function dispute(browser: Browser, address: string): Promise<void> {
  const page = await openTab(browser, "marketer", "wide");
  await visit(page, address);
  await press(page, "Dispute");
  const form = page.getByRole("dialog");
  await form.getByLabel(/^Why is it wrong/).fill("Asked for a price last week");
  await form.getByRole("button", { name: "Dispute" }).click();
  await expect(form).toBeHidden();
  await page.context().close();
}

const ACCOUNT = /^Account: /;
const VIEWS = "Saved views of this page";

const onTheBoard: Overlay[] = [
  behind("Filter leads"),
  behind("Group cards and choose what they show"),
  behind(VIEWS, "menu"),
  behind("Add lead"),
  behind(/^Actions for /, "menu"),
  chosen(/^Actions for /, /^Disqualif/),
  behind(ACCOUNT, "menu"),
  behind(/^More/, "dialog", "phone"),
  opened("palette", (page) => page.keyboard.press("Control+k")),
  opened("palette, searched", async (page) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("searchbox").fill("board");
    await expect(page.getByRole("option", { name: /Board/ }).first()).toBeVisible();
  }),
];

const onTheList: Overlay[] = [
  behind("Filter leads"),
  behind("Columns of the list"),
  behind("Conditions on what is known"),
  behind(VIEWS, "menu"),
  chosen(VIEWS, "Save this view…"),
  opened("many leads", async (page) => {
    const box = page.getByRole("checkbox", { name: "Choose all on this page" });
    await box.press("Space");
    await press(page, "Change…");
  }),
  behind("Move…", "menu"),
  chosen("Move…", "Disqualify"),
  chosen("Move…", "Recycle"),
];

const onAnMql: Overlay[] = [
  ...["Call", "Email", "Meeting", "Note", "Assign", "Recycle", "Disqualify", "Edit", "Record"].map(
    (button) => behind(button),
  ),
  opened("more of a lead", (page) => pressMoreOfLead(page), "menu"),
  opened("merge", async (page) => {
    await pressMoreOfLead(page);
    await page.getByRole("menuitem", { name: "Merge with…" }).click();
  }),
  opened(
    "delete a lead",
    async (page) => {
      await pressMoreOfLead(page);
      await page.getByRole("menuitem", { name: /^Delete/ }).click();
    },
    "alertdialog",
  ),
];

/** A phone shows one lead of the queue once it is chosen. */
async function moreActions(page: Page): Promise<void> {
  await page
    .getByRole("list", { name: /^Leads in order/ })
    .getByRole("button")
    .first()
    .click();
  await press(page, "More actions");
}

/** A phone's foot has a button of that name as well. */
const pressMoreOfLead = (page: Page) =>
  page.getByRole("main").getByRole("button", { name: "More", exact: true }).click();

const stops = (): Stop[] => [
  { path: "/board", as: "manager", overlays: onTheBoard },
  { path: "/leads", as: "admin", overlays: onTheList },
  { path: `/leads/${found.mql}`, as: "admin", overlays: onAnMql },
  { path: `/leads/${worked.sal}`, as: "admin", overlays: [behind("Qualify")] },
  {
    path: `/leads/${worked.sql}`,
    as: "admin",
    overlays: [behind("Won"), behind("Add"), behind(/^Edit .+: /)],
  },
  {
    path: "/queue",
    as: "sdr",
    overlays: [
      behind("Keys"),
      behind("Your day"),
      ...["c", "e", "n", "r", "x"].map((key) =>
        opened(`key ${key}`, (page) => page.keyboard.press(key), "dialog", "wide"),
      ),
      opened("more actions", moreActions, "menu", "phone"),
    ],
  },
  { path: "/alerts", as: "manager", overlays: [behind(/^Decide about/)] },
  { path: rejected, as: "marketer", overlays: [behind("Dispute")] },
  {
    path: "/criteria",
    as: "marketer",
    overlays: [behind("New draft"), behind("Attributes")],
  },
  {
    path: found.versions.draft,
    as: "marketer",
    overlays: [
      behind("Delete", "alertdialog"),
      behind("Run as challenger", "alertdialog"),
      behind("Propose to sales"),
      behind("Suggest points"),
      behind("Suggest from rejections"),
    ],
  },
  {
    path: found.versions.proposed,
    as: "marketer",
    overlays: [behind("Withdraw"), behind("New draft")],
  },
  {
    path: found.versions.proposed,
    as: "manager",
    overlays: [
      behind("Ask for changes"),
      behind("Agree for sales"),
      behind(/^\d+ comments? on/),
      behind(/^Comment on/),
    ],
  },
  {
    path: found.versions.retired,
    as: "manager",
    overlays: [behind("Go back to this version")],
  },
  {
    path: found.challenger,
    as: "marketer",
    overlays: [behind(/^Stop/, "alertdialog")],
  },
  {
    path: "/reports",
    as: "manager",
    overlays: [
      behind(/^Picture/, "menu"),
      behind(/^Change “/),
      opened(
        "delete a view",
        async (page) => {
          await press(page, /^Change “/);
          await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
        },
        "alertdialog",
      ),
    ],
  },
  {
    path: "/reports/conversion",
    as: "manager",
    overlays: [
      behind("Set a goal"),
      behind("Filter"),
      behind("cohort"),
      behind(/^Change the goal/),
      opened(
        "delete a goal",
        async (page) => {
          await press(page, /^Change the goal/);
          await page.getByRole("dialog").getByRole("button", { name: "Delete" }).click();
        },
        "alertdialog",
      ),
    ],
  },
  {
    path: "/spend",
    as: "manager",
    overlays: [
      behind("Add cost"),
      behind("Add a row"),
      behind(/^Change the cost of/),
      behind(/^Delete the cost of/, "alertdialog"),
    ],
  },
  {
    path: "/spend/rates",
    as: "marketer",
    overlays: [
      behind("Add rate"),
      behind("Bring in rates"),
      behind(/^Change the rate of/),
      behind(/^Delete the rate of/, "alertdialog"),
    ],
  },
  { path: "/forms", as: "marketer", overlays: [behind("New form")] },
  {
    path: found.imports.uploaded,
    as: "marketer",
    overlays: [
      behind("Save mapping"),
      opened(
        "delete a mapping",
        async (page) => {
          await press(page, /Use a saved mapping$/);
          await page.getByRole("option", { name: "Fair" }).click();
          await press(page, "Delete the mapping Fair");
        },
        "alertdialog",
      ),
    ],
  },
  {
    path: found.imports.done,
    as: "manager",
    overlays: [behind("Undo this import", "alertdialog")],
  },
  {
    path: "/settings/tracking",
    as: "marketer",
    overlays: [behind("New secret", "alertdialog"), behind("Take it away", "alertdialog")],
  },
  {
    path: "/settings/segments",
    as: "marketer",
    overlays: [
      behind("New segment"),
      behind("Change “Large”"),
      behind("Delete “Large”", "alertdialog"),
    ],
  },
  {
    path: "/settings/templates",
    as: "marketer",
    overlays: [
      behind("New template"),
      behind("Change “First answer”"),
      behind("Delete “First answer”", "alertdialog"),
    ],
  },
  {
    path: "/settings/people",
    as: "admin",
    overlays: [
      behind("Invite"),
      behind(/: out of office$/),
      behind(/^Actions for /, "menu"),
      chosen(/^Actions for /, /^Link to set/),
      chosen(/^Actions for /, "Remove access…", "alertdialog"),
      behind(/^Take the link for/, "alertdialog"),
      behind(/^Sign .+ out of/, "alertdialog"),
    ],
  },
  {
    path: "/settings/reasons",
    as: "admin",
    overlays: [behind("New reason"), behind(/^Change “/)],
  },
  {
    path: "/settings/keys",
    as: "admin",
    overlays: [behind("New key"), behind(/^Revoke “/, "alertdialog")],
  },
  { path: "/settings/webhooks", as: "admin", overlays: [behind("New webhook")] },
  {
    path: webhook,
    as: "admin",
    overlays: [
      behind("Change"),
      behind("New secret", "alertdialog"),
      behind("Delete", "alertdialog"),
    ],
  },
  {
    path: "/settings/retention",
    as: "admin",
    overlays: [
      opened(
        "erase leads",
        async (page) => {
          const erases = page.getByRole("switch", { name: /^Erase leads/ });
          if (!(await erases.isChecked())) await erases.press("Space");
          await page.getByRole("textbox", { name: "For" }).fill("1");
          await expect(page.getByText(/^[1-9].* would be erased today/)).toBeVisible();
          await press(page, "Save");
        },
        "alertdialog",
      ),
    ],
  },
];

/** Opens what can be opened on one page, one after the other; gives everything that is wrong. */
async function judgeStop(page: Page, size: Size, { path, as, overlays }: Stop): Promise<string[]> {
  const wrong: string[] = [];
  const mine = overlays.filter(({ only }) => only === undefined || only === size);
  const open = () => visit(page, workspace.server.url + path);
  await open();
  for (const { name, role, open: show } of mine) {
    // Some dialogs have what asks about deleting over them: the last is the one that is judged.
    const overlay = page.getByRole(role).filter({ visible: true }).last();
    try {
      await show(page);
      await expect(overlay).toBeVisible();
      wrong.push(...(await judge(page)).map((one) => `${path} ${name} (${as}, ${size}): ${one}`));
      await closeAll(page);
    } catch (error) {
      wrong.push(`${path} ${name} (${as}, ${size}): ${String(error).slice(0, 500)}`);
      await open();
    }
  }
  return wrong;
}

/** A search takes one Escape for what was typed, and each dialog over another one its own. */
async function closeAll(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.locator(OVERLAYS)).toHaveCount(0, { timeout: 300 });
  }).toPass({ timeout: PATIENCE_MS });
}

async function judge(page: Page): Promise<string[]> {
  // What stands behind is hidden, and every page is judged by itself.
  const found = await violations(page, OVERLAYS);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [...found, `the document is ${overflow} px too wide`] : found;
}

test("every dialog, menu and panel is accessible in light and dark, wide and narrow", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const wrong: string[] = [];
  const round = async (size: Size) => {
    const tabs = new Map<Role, Page>();
    for (const [place, stop] of stops().entries()) {
      const page = tabs.get(stop.as) ?? (await openTab(browser, stop.as, size));
      tabs.set(stop.as, page);
      const isLight = (place % 2 === 0) === (size === "wide");
      await page.emulateMedia({ colorScheme: isLight ? "light" : "dark" });
      wrong.push(...(await judgeStop(page, size, stop)));
      await leave(page, workspace.server.url);
    }
    for (const page of tabs.values()) await page.context().close();
  };
  await Promise.all([round("wide"), round("phone")]);
  expect(wrong.join("\n")).toBe("");
});
