import { answerQuery } from "@/lib/operations/route";
import { listColleagues } from "@/lib/users/queries";

export function GET(request: Request) {
  return answerQuery(request, listColleagues, {});
}
