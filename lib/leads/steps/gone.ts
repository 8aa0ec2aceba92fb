import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { followMerges } from "../store/merges";

/** Refuses a lead that is not there; of one that was merged it says where its person is (`into`). */
export async function refuseGone(db: ReadDb, id: string): Promise<never> {
  const into = (await followMerges(db, [id])).get(id);
  if (into === undefined) refuse("not_found", t("This lead does not exist any more."));
  refuse("not_found", t("This lead was merged into another one. Go on with that one."), { into });
}
