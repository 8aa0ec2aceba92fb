import { attributeIdFrom } from "@/lib/engine/attributes";
import { t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { saveCustomAttributeInput } from "../schema";
import { insertCustomAttribute, readNames, renameCustomAttribute } from "../store";

export const saveCustomAttribute = defineCommand({
  name: "criteria.saveAttribute",
  permission: "criteria:write",
  input: saveCustomAttributeInput,
  async run({ tx, input, now }) {
    const { attributes } = await readNames(tx);
    const wanted = input.label.toLowerCase();
    const namesake = Object.values(attributes).find(
      ({ id, label }) => id !== input.id && label.toLowerCase() === wanted,
    );
    if (namesake) {
      const message = t`There is already an attribute "${namesake.label}".`;
      refuse("invalid", message, { label: message });
    }
    const { label, type } = input;
    if (input.id === undefined) {
      const id = attributeIdFrom(label);
      if (Object.hasOwn(attributes, id)) {
        const message = t("This label is too close to another attribute's. Choose another one.");
        refuse("invalid", message, { label: message });
      }
      await insertCustomAttribute(tx, { id, label, type, createdAt: now });
      const entry = { action: "attribute.created", entity: "attribute", entityId: id };
      return { result: { id }, audit: [{ ...entry, after: { label, type } }] };
    }
    const before = Object.hasOwn(attributes, input.id) ? attributes[input.id] : undefined;
    if (before && before.type !== type) {
      // Values and conditions were made for the old type.
      refuse("invalid", t("An attribute's type cannot change. Add a new attribute instead."));
    }
    if (!before || !(await renameCustomAttribute(tx, input.id, label))) {
      refuse("not_found", t("There is no such attribute of your own."));
    }
    const entry = { action: "attribute.renamed", entity: "attribute", entityId: input.id };
    return {
      result: { id: input.id },
      audit: [{ ...entry, before: { label: before.label }, after: { label } }],
    };
  },
});
