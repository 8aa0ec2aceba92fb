import { getWaiting } from "@/lib/notifications/queries";
import { answerQuery } from "@/lib/operations/route";

/** What waits for one: asked for by the navigation once the page is there. */
export function GET(request: Request) {
  return answerQuery(request, getWaiting, {});
}
