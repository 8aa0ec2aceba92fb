/** The permissions that a key for programs may be narrowed to, and what each lets it do. */
export const KEY_SCOPES = {
  "lead:read": "Read leads and what happened to them",
  "lead:write": "Add leads, change what is known of them",
  "activity:write": "Send what leads did",
  "opportunity:read": "Read opportunities",
  "opportunity:write": "Open and change opportunities",
  "cost:read": "Read costs, also in reports",
  "cost:write": "Add, change and delete costs",
  "criteria:read": "Read the criteria",
  "report:read": "Read reports",
  "import:read": "Watch imports of files",
  "import:run": "Import files",
} as const;

export type KeyScope = keyof typeof KEY_SCOPES;
