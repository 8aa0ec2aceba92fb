import { listAttributes } from "@/lib/criteria/queries";
import { answerQuery } from "@/lib/operations/route";

export function GET(request: Request) {
  return answerQuery(request, listAttributes, {});
}
