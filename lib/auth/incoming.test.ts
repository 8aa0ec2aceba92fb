import { createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { readableUrl, watchIncoming } from "./incoming";

test("methods that the web server cannot take are refused before it sees them", async () => {
  watchIncoming();
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.method);
    response.end("fine");
  });
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const ask = (method: string) =>
    new Promise<IncomingMessage>((answered, failed) => {
      request({ port, host: "127.0.0.1", method, agent: false }, answered)
        .on("error", failed)
        .end();
    });
  for (const method of ["TRACE", "PROPFIND", "TRACE"]) {
    const response = await ask(method);
    expect(response.statusCode).toBe(405);
    expect(response.headers.allow).toContain("GET");
    expect(response.headers["content-type"]).toBe("application/problem+json");
  }
  for (const method of ["GET", "DELETE", "OPTIONS"]) {
    expect((await ask(method)).statusCode).toBe(200);
  }
  expect(seen).toEqual(["GET", "DELETE", "OPTIONS"]);
  server.close();
});

describe("the address of a request", () => {
  test.each([
    ["/leads/%20a?text=50%", "/leads/%20a?text=50%"],
    ["/leads/%E0%A4%A", "/leads/%25E0%25A4%25A"],
    ["/%?to=%2Fboard", "/%25?to=%2Fboard"],
    ["/api/leads/%zz/allowed", "/api/leads/%25zz/allowed"],
  ])("%s is read as %s", (url, read) => {
    expect(readableUrl(url)).toBe(read);
  });
});
