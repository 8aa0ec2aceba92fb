import { t } from "@/lib/language";

/** The permissions that a key for programs may be narrowed to, and what each lets it do. */
export const KEY_SCOPES = {
  get "lead:read"() {
    return t("Read leads and what happened to them");
  },
  get "lead:write"() {
    return t("Add leads, change what is known of them");
  },
  get "activity:write"() {
    return t("Send what leads did");
  },
  get "opportunity:read"() {
    return t("Read opportunities");
  },
  get "opportunity:write"() {
    return t("Open and change opportunities");
  },
  get "cost:read"() {
    return t("Read costs, also in reports");
  },
  get "cost:write"() {
    return t("Add, change and delete costs");
  },
  get "criteria:read"() {
    return t("Read the criteria");
  },
  get "report:read"() {
    return t("Read reports");
  },
  get "import:read"() {
    return t("Watch imports of files");
  },
  get "import:run"() {
    return t("Import files");
  },
} as const;

export type KeyScope = keyof typeof KEY_SCOPES;
