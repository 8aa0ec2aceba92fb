import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { webhooksMayStayInside } from "@/lib/env";

const INSIDE =
  "This address lies inside a private network. Whoever runs Handoff can allow that with HANDOFF_WEBHOOKS_INSIDE=1.";

/** Whether an IP address is one that anybody on the internet would reach. */
function isPublic(address: string): boolean {
  return ipaddr.process(address).range() === "unicast";
}

/**
 * Why messages may not go to this address, as far as it can be told from the address itself; null
 * when they may. Where a name leads is looked at when a message is sent.
 */
export function addressProblem(url: string): string | null {
  if (webhooksMayStayInside()) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:") return "The address must begin with https://.";
  const host = hostname.replace(/^\[|\]$/g, "");
  const isInside =
    isIP(host) > 0
      ? !isPublic(host)
      : !host.includes(".") || /\.(localhost|local|internal)\.?$/.test(host);
  return isInside ? INSIDE : null;
}

/** Looks a name up for a connection, and refuses one that leads inside: by then it is too late to change. */
export const lookUpOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const isRefused =
      !error && !webhooksMayStayInside() && addresses.some(({ address }) => !isPublic(address));
    if (error || isRefused) return done(error ?? new Error(INSIDE), "", 0);
    if (options.all) return done(null, addresses);
    const [first] = addresses;
    done(null, first?.address ?? "", first?.family ?? 0);
  });
};
