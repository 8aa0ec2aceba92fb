import { answerQuery } from "@/lib/operations/route";
import { listReports } from "@/lib/reports/queries";

/** The reports that there are, with their settings. */
export function GET(request: Request): Promise<Response> {
  return answerQuery(request, listReports, {});
}
