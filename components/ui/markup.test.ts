import { TriangleAlert } from "lucide-react";
import * as columns3 from "lucide-react/icons/columns-3";
import { createElement as el, Fragment, lazy, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { drawnIcon } from "./drawn-icon";
import { asciiMarkup, markupOf } from "./markup";

/** As React itself writes it, and as we do: within a component, where a first look may ask hooks. */
function both(node: ReactNode) {
  let own = "";
  function Page() {
    own = markupOf(node);
    return node;
  }
  const react = renderToStaticMarkup(el(Page));
  return { own, react };
}

function Greeting({ name, isLoud = false }: { name: string; isLoud?: boolean }) {
  return el(Fragment, null, "Hello ", el("b", { hidden: !isLoud }, name), [1, 0, null, false]);
}

describe("markup", () => {
  it.each<[string, ReactNode]>([
    ["texts", `a <b> & "c" 'd'`],
    ["attributes", el("a", { href: "/a?b=1&c=2", className: "x", title: "<\"'>", tabIndex: 0 })],
    ["attributes without a word", el("a", { download: "", hidden: true, title: undefined }, "x")],
    [
      "what is said of a part",
      el("i", { "aria-hidden": true, "data-words": "", "aria-busy": false }),
    ],
    ["styles", el("div", { style: { backgroundColor: "var(--a)", height: "min(3rem, 2px)" } })],
    ["tags without an end", el("p", null, "a", el("br"), "b")],
    ["what a click does", el("button", { type: "button", onClick: () => undefined }, "Go")],
    ["components", el(Greeting, { name: "<Ann>", isLoud: true })],
    [
      "lists",
      el(
        "ul",
        null,
        ["a", "b"].map((key) => el("li", { key }, key)),
      ),
    ],
    [
      "icons",
      [
        el(TriangleAlert, { key: 1, "aria-hidden": true }),
        el(Fragment, { key: 2 }, drawnIcon(columns3)),
      ],
    ],
  ])("writes %s as React does", (_, node) => {
    const { own, react } = both(node);
    expect(react).not.toBe("");
    expect(own).toBe(react);
  });

  it("refuses what is not there at once", () => {
    const Late = lazy(async () => ({ default: () => null }));
    expect(() => markupOf(el(Late))).toThrow("cannot be written");
    expect(() => markupOf(Promise.resolve("later"))).toThrow("at once");
  });
});

it("holds letters beyond ASCII by their numbers", () => {
  expect(asciiMarkup('<a title="é – 😀">a\u00a0b</a>')).toBe(
    '<a title="&#233; &#8211; &#128512;">a&#160;b</a>',
  );
});
