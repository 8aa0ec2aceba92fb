import { ArrowLeft } from "lucide-react";
import { goneTexts } from "./gone-texts";

export function BackToLeads() {
  return (
    <a href="/leads" className="link inline-flex items-center gap-1 self-start text-xs">
      <ArrowLeft aria-hidden="true" className="size-3.5" />
      {goneTexts.allLeads}
    </a>
  );
}
