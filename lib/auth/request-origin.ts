import { isIPv6 } from "node:net";
import { headers } from "next/headers";
import { isDemo } from "@/lib/env";
import { isLoopbackHost } from "./loopback";

/**
 * The address that a request came from. Of forwarded addresses the last one counts: the nearest
 * proxy wrote it, the ones before it are what the client claimed. Without a proxy, the web server
 * wrote it.
 */
function addressOf(all: Headers): string | null {
  return all.get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;
}

/**
 * Whom to count requests of somebody unknown against: the address, and of IPv6 the network, of which
 * each customer has 2^64 addresses.
 */
export function senderOf(all: Headers): string {
  const address = addressOf(all) ?? "unknown";
  if (!isIPv6(address) || address.includes(".")) return address;
  const [head = "", tail] = address.split("::");
  const before = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<string>(zeros).fill("0"), ...after].slice(0, 4).join(":");
}

/** Where the request came from. */
export async function requestOrigin(): Promise<{
  address: string | null;
  userAgent: string | null;
  host: string | null;
}> {
  const all = await headers();
  return { address: addressOf(all), userAgent: all.get("user-agent"), host: all.get("host") };
}

/** Whether one-click sign-in may be offered to this request. */
export async function demoAllowed(): Promise<boolean> {
  return isDemo() && isLoopbackHost((await requestOrigin()).host);
}
