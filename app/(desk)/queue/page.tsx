import type { Metadata } from "next";
import { type QueueData, queueText } from "@/components/queue/queue-data";
import { QueueFrame } from "@/components/queue/queue-frame";
import { queueTexts } from "@/components/queue/texts";
import { listAttributes } from "@/lib/criteria/queries";
import { getQueue } from "@/lib/leads/queries/list";
import { readAskedFilter } from "@/lib/leads/schema/asked";
import { load, requireActor } from "@/lib/operations/load";
import { getWorkspace } from "@/lib/settings/queries";

export function generateMetadata(): Metadata {
  return { title: queueTexts.title };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function QueuePage({ searchParams }: Props) {
  const { id, name, role } = await requireActor();
  const search = await searchParams;
  const asked = readAskedFilter(search, await load(listAttributes, {}));
  const filter = { mine: search.mine === "true", filter: asked.filter };
  const answer = await load(getQueue, filter);
  const { workspace } = await load(getWorkspace, {});
  const { timeZone, currency } = workspace;
  const data: QueueData = {
    answer,
    filter,
    desk: { me: { id, name, role }, timeZone, currency, now: Date.now() },
  };
  return <QueueFrame text={queueText(data)} />;
}
