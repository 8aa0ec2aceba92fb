import { listTemplates } from "@/lib/mail-templates/queries";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  return answerQuery(request, listTemplates, {});
}
