import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { importIdInput } from "../schema";
import { saveMappingInput } from "../schema/inputs";
import { changeMapping, insertMapping, listMappingRows, removeMapping } from "../store/mappings";

/** Keeps a mapping for the next file; one of the same kind and name is replaced. */
export const saveMapping = defineCommand({
  name: "import.saveMapping",
  permission: "import:run",
  input: saveMappingInput,
  async run({ tx, input: { name, kind, mapping }, now }) {
    if (mapping.kind !== kind) refuse("invalid", t`This mapping is for ${mapping.kind}.`);
    const same = (await listMappingRows(tx)).find((row) => row.kind === kind && row.name === name);
    const id = same?.id ?? newId();
    if (same) await changeMapping(tx, id, { mapping });
    else await insertMapping(tx, { id, kind, name, mapping, createdAt: now });
    return {
      result: { id },
      audit: [
        { action: "import.saveMapping", entity: "mapping", entityId: id, after: { name, kind } },
      ],
    };
  },
});

export const deleteMapping = defineCommand({
  name: "import.deleteMapping",
  permission: "import:run",
  input: importIdInput,
  async run({ tx, input: { id } }) {
    const name = await removeMapping(tx, id);
    if (name === null) refuse("not_found", t("This mapping was deleted already."));
    return {
      result: null,
      audit: [
        { action: "import.deleteMapping", entity: "mapping", entityId: id, before: { name } },
      ],
    };
  },
});
