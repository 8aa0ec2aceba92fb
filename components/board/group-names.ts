import { LABEL_SHORT } from "@/components/leads/labels";
import { LEAD_LABELS } from "@/lib/engine/stages";
import type { Colleague } from "./board-data";
import type { NameOfGroup } from "./column-groups";
import { boardTexts } from "./texts";

/** How groups are called; an owner who is no colleague by the id. */
export function namesOfGroups(colleagues: readonly Colleague[]): NameOfGroup {
  const owners = new Map(colleagues.map(({ id, name }) => [id, name]));
  return (by, key) => {
    if (key === "") return boardTexts.unknownIn[by];
    if (by === "owner") return owners.get(key) ?? key;
    if (by === "grade") return boardTexts.gradeGroup(key);
    const label = by === "label" ? LEAD_LABELS.find((one) => one === key) : undefined;
    return label ? LABEL_SHORT[label] : key;
  };
}
