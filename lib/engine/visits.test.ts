import { describe, expect, test } from "vitest";
import { processorMs } from "@/tests/support/processor-time";
import { pageNameOf, readVisit, type SentVisit, siteOf } from "./visits";

const RULES = [
  { pattern: "/pricing*", page: "pricing" },
  { pattern: "/docs/*/api", page: "API" },
  { pattern: "*contact", page: "contact" },
  { pattern: "/", page: "home" },
];

describe("names of pages", () => {
  test.each([
    ["/pricing", "pricing"],
    ["/Pricing/teams", "pricing"],
    ["/price", null],
    ["/docs/v2/api", "API"],
    ["/docs/api", null],
    ["/docs/v2/api/more", null],
    ["/en/contact", "contact"],
    ["/", "home"],
    ["/home", null],
  ])("%s is %s", (path, page) => {
    expect(pageNameOf(path, RULES)).toBe(page);
  });

  test("parts do not overlap", () => {
    const rules = [{ pattern: "/aba*aba", page: "twice" }];
    expect(pageNameOf("/ababa", rules)).toBeNull();
    expect(pageNameOf("/abaaba", rules)).toBe("twice");
  });

  test("a pattern made to be slow is not", async () => {
    const rules = [{ pattern: `/${"*a".repeat(95)}*b`, page: "never" }];
    const took = await processorMs(() => {
      expect(pageNameOf(`/${"a".repeat(300)}`, rules)).toBeNull();
    });
    expect(took).toBeLessThan(500);
  });
});

test.each([
  ["https://WWW.us.test:8443/a?b", "https://www.us.test:8443"],
  ["http://[::1]:3000/", "http://[::1]:3000"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
  ["https://*.us.test", null],
  ["https://us.test;sandbox", null],
  ["https://us.test,evil", null],
  ["ftp://us.test", null],
  ["us.test", null],
])("the site of %s is %s", (address, site) => {
  expect(siteOf(address)).toBe(site);
});

describe("what is kept of a visit", () => {
  const SITE = "https://www.us.test";
  const view = (change: Partial<SentVisit>) =>
    readVisit({ kind: "view", url: `${SITE}/`, referrer: "", name: "", ...change }, SITE, RULES);

  test("path, name, UTM tags and the site before; nothing else of the addresses", () => {
    const url = `${SITE}/pricing?utm_source=news&utm_campaign=May&email=ada@x.test&token=secret#part`;
    expect(view({ url, referrer: "https://mail.test/inbox?message=7" })).toEqual({
      type: "page_view",
      props: {
        page: "pricing",
        path: "/pricing",
        utm_source: "news",
        utm_campaign: "May",
        referrer: "https://mail.test",
      },
    });
  });

  test("the site itself is no referrer", () => {
    expect(view({ referrer: `${SITE}/pricing` })?.props).toEqual({ page: "home", path: "/" });
  });

  test("a click has the name that its page gives it", () => {
    const click = { kind: "click", url: `${SITE}/a`, name: " Price list " } as const;
    expect(view(click)).toEqual({ type: "custom", props: { name: "Price list", path: "/a" } });
    expect(view({ ...click, name: " " })).toBeNull();
  });

  test.each(["https://other.test/", "javascript:alert(1)", "/pricing", ""])(
    "%s is no page of the site",
    (url) => {
      expect(view({ url })).toBeNull();
    },
  );
});
