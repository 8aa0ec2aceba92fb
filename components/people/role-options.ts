import type { Option } from "@/components/ui/options";
import { ROLE_INFO, ROLES, type Role } from "@/lib/engine/roles";

export const roleOptions: Option<Role>[] = ROLES.map((role) => ({
  value: role,
  label: ROLE_INFO[role].name,
  description: ROLE_INFO[role].meaning,
}));
