import { describe, expect, it } from "vitest";
import { handOver, takeOver, textsMarkup } from "./handed-texts";

const opened = new Headers({ accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
const texts = ['{"name":"a</script><!--"}', '["\\u2028 – \\"x\\""]'];

describe("texts handed to a screen", () => {
  it("go by a name to whoever opens the page, once", () => {
    const [name, other] = [handOver(opened, texts), handOver(opened, ["1"])];
    expect(name).toEqual(expect.any(String));
    expect(other).not.toBe(name);
    expect(takeOver(name as string)).toBe(texts);
    expect(takeOver(name as string)).toBeNull();
    expect(takeOver(other as string)).toEqual(["1"]);
  });

  it("go as they are to whoever cannot say that", () => {
    for (const accept of ["*/*", "text/x-component", ""]) {
      expect(handOver(new Headers({ accept }), texts)).toBe(texts);
    }
    expect(handOver(new Headers(), texts)).toBe(texts);
  });

  it("are not kept for ever for those who left", () => {
    const left = handOver(opened, texts) as string;
    const names = Array.from({ length: 300 }, () => handOver(opened, texts) as string);
    expect(takeOver(left)).toBeNull();
    for (const name of names) expect(takeOver(name)).toBe(texts);
  });

  it("end nothing as markup, and say the same", () => {
    const scripts = textsMarkup(texts).match(/(?<=>)[^<]*(?=<\/script>)/g) ?? [];
    expect(scripts.map((one) => JSON.parse(one))).toEqual(texts.map((one) => JSON.parse(one)));
  });
});
