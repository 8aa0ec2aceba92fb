import { lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { webhooksMayStayInside } from "@/lib/env";
import { t } from "@/lib/language";

const INSIDE =
  "This address lies inside a private network. Whoever runs Handoff can allow that with HANDOFF_WEBHOOKS_INSIDE=1.";

/** Inside Azure, where machines ask about themselves. */
const INSIDE_AZURE = "168.63.129.16";

/**
 * Whether an IP address is one that anybody on the internet would reach: of IPv6 only 2000::/3, for
 * the rest is not given out, or writes an address of IPv4 in another way.
 */
function isPublic(address: string): boolean {
  const ip = ipaddr.process(address);
  const isGivenOut = ip.kind() === "ipv4" || (ip.toByteArray()[0] ?? 0) >> 5 === 1;
  return isGivenOut && ip.range() === "unicast" && ip.toString() !== INSIDE_AZURE;
}

/**
 * Why messages may not go to this address, as far as it can be told from the address itself; null
 * when they may. Where a name leads is looked at when a message is sent.
 */
export function addressProblem(url: string): string | null {
  if (webhooksMayStayInside()) return null;
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:") return t("The address must begin with https://.");
  const host = hostname.replace(/^\[|\]$|\.$/g, "");
  const isInside =
    isIP(host) > 0
      ? !isPublic(host)
      : !host.includes(".") || /\.(localhost|local|internal)$/.test(host);
  return isInside ? t(INSIDE) : null;
}

/** Looks a name up for a connection, and refuses one that leads inside: by then it is too late to change. */
export const lookUpOutside: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const isRefused =
      !error && !webhooksMayStayInside() && addresses.some(({ address }) => !isPublic(address));
    if (error || isRefused) return done(error ?? new Error(t(INSIDE)), "", 0);
    if (options.all) return done(null, addresses);
    const [first] = addresses;
    done(null, first?.address ?? "", first?.family ?? 0);
  });
};
