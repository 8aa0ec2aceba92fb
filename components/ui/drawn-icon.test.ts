import { Columns3 } from "lucide-react";
import * as columns3 from "lucide-react/icons/columns-3";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { drawnIcon } from "./drawn-icon";

test("a drawn icon has the shapes of lucide's own component", () => {
  const shapes = (markup: string) => markup.match(/<(path|rect|circle|line|poly)[^>]*>/g);
  const own = shapes(renderToStaticMarkup(createElement(Columns3)));
  expect(own).toHaveLength(3);
  expect(shapes(renderToStaticMarkup(drawnIcon(columns3)))).toEqual(own);
});
