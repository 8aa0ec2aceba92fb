import type { Endpoint, Method } from "./endpoint";
import { ENDPOINTS } from "./endpoints/registry";

interface Route {
  pattern: RegExp;
  names: string[];
  endpoints: Map<string, Endpoint>;
}

function routesOf(endpoints: readonly Endpoint[]): Route[] {
  const routes = new Map<string, Route>();
  for (const endpoint of endpoints) {
    const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    const pattern = new RegExp(`^${endpoint.path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);
    const route = routes.get(endpoint.path) ?? { pattern, names, endpoints: new Map() };
    route.endpoints.set(endpoint.method, endpoint);
    routes.set(endpoint.path, route);
  }
  // Paths without variable parts go before those that would match them, too.
  return [...routes.values()].sort((a, b) => a.names.length - b.names.length);
}

const ROUTES = routesOf(ENDPOINTS);

export interface Found {
  /** Null when the path knows the method not. */
  endpoint: Endpoint | null;
  params: Record<string, string>;
  allowed: (Method | "HEAD" | "OPTIONS")[];
}

/** What answers a method at a path below /api/v1; null where nothing does. */
export function findEndpoint(method: string, path: string): Found | null {
  for (const { pattern, names, endpoints } of ROUTES) {
    const matched = pattern.exec(path);
    if (!matched) continue;
    const params = decoded(names, matched.slice(1));
    if (!params) return null;
    const methods = [...endpoints.keys()] as Method[];
    const allowed = methods.flatMap((one) => (one === "GET" ? (["GET", "HEAD"] as const) : [one]));
    const endpoint = endpoints.get(method === "HEAD" ? "GET" : method) ?? null;
    return { endpoint, params, allowed: [...allowed, "OPTIONS"] };
  }
  return null;
}

function decoded(
  names: readonly string[],
  parts: readonly string[],
): Record<string, string> | null {
  try {
    const values = parts.map(decodeURIComponent);
    if (values.some((value) => value.includes("\0"))) return null;
    return Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""]));
  } catch {
    return null;
  }
}
