import { UserRoundX } from "lucide-react";
import { leadTexts } from "@/components/lead/texts";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export default function LeadNotFound() {
  return (
    <EmptyState
      icon={<UserRoundX />}
      title={leadTexts.gone}
      action={<LinkButton href="/leads">{leadTexts.allLeads}</LinkButton>}
    >
      {leadTexts.goneAbout}
    </EmptyState>
  );
}
