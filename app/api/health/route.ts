import { analyst } from "@/lib/analyst/analyst";
import { tallier } from "@/lib/analyst/tallier";
import { readHealth } from "@/lib/live/status";

export const dynamic = "force-dynamic";

/** For load balancers, launchers and people: 200 while the server can serve, else 503. */
export async function GET(): Promise<Response> {
  const health = await readHealth();
  return Response.json(
    { ...health, analyst: analyst().status(), tallier: tallier().status() },
    {
      status: health.ok ? 200 : 503,
      headers: { "cache-control": "no-store" },
    },
  );
}
