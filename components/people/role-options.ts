import type { Option } from "@/components/ui/options";
import { ROLE_INFO, ROLES, type Role } from "@/lib/engine/roles";

export const roleOptions: Option<Role>[] = ROLES.map((role) => ({
  value: role,
  get label() {
    return ROLE_INFO[role].name;
  },
  get description() {
    return ROLE_INFO[role].meaning;
  },
}));
