import { headers } from "next/headers";
import { isDemo } from "@/lib/env";
import { isLoopbackHost } from "./loopback";

/**
 * Where the request came from. Of forwarded addresses the last one counts: the nearest proxy wrote
 * it, the ones before it are what the client claimed. Without a proxy, the web server wrote it.
 */
export async function requestOrigin(): Promise<{
  address: string | null;
  userAgent: string | null;
  host: string | null;
}> {
  const all = await headers();
  const address = all.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return { address: address || null, userAgent: all.get("user-agent"), host: all.get("host") };
}

/** Whether one-click sign-in may be offered to this request. */
export async function demoAllowed(): Promise<boolean> {
  return isDemo() && isLoopbackHost((await requestOrigin()).host);
}
