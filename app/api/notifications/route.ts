import { listUnread } from "@/lib/notifications/queries";
import { answerQuery } from "@/lib/operations/route";

/** One's own unread notifications: asked for by the bell once the page is there. */
export function GET(request: Request) {
  return answerQuery(request, listUnread, {});
}
