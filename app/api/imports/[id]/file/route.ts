import { describeFile } from "@/lib/imports/queries/imports";
import { DELIMITERS, ENCODINGS } from "@/lib/imports/schema/mapping";
import { answerQuery } from "@/lib/operations/route";

interface Props {
  params: Promise<{ id: string }>;
}

/** What the uploaded file holds, read with another delimiter or encoding. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params;
  const { searchParams } = new URL(request.url);
  const delimiter = DELIMITERS.find((one) => one === searchParams.get("delimiter"));
  const encoding = ENCODINGS.find((one) => one === searchParams.get("encoding"));
  return answerQuery(request, describeFile, { id, delimiter, encoding });
}
