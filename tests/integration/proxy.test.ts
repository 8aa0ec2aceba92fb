import { unstable_doesMiddlewareMatch as matches } from "next/experimental/testing/server";
import { expect, test } from "vitest";
import { config } from "@/proxy";

const hasPolicy = (url: string) => matches({ config, nextConfig: {}, url });

test("every page has a policy, also one whose address ends like a file", () => {
  for (const url of ["/", "/board", "/leads/foo.svg", "/leads/a.b.txt", "/f/a/b", "/forms/x"]) {
    expect([url, hasPolicy(url)]).toEqual([url, true]);
  }
});

test("files, forms and what streams are left alone", () => {
  for (const url of [
    "/icon.svg",
    "/robots.txt",
    "/track.js",
    "/form.js",
    "/f/ask-for-a-demo",
    "/f/confirm/token_1-a",
    "/api/v1/leads",
    "/_next/static/chunks/a.js",
  ]) {
    expect([url, hasPolicy(url)]).toEqual([url, false]);
  }
});
