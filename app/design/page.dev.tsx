import { Actions } from "@/components/design/actions";
import { Appearance } from "@/components/design/appearance";
import { Fields } from "@/components/design/fields";
import { Shown } from "@/components/design/shown";
import { Tokens } from "@/components/design/tokens";
import { Page, PageHeader } from "@/components/ui/page-header";

/** Every control in every state, compiled for development and benchmarks only. */
export default function DesignPage() {
  return (
    <main>
      <Page>
        <PageHeader
          title="Components"
          description="Every token and control in its states. Hover, focus and press them."
          actions={<Appearance />}
        />
        <Tokens />
        <Actions />
        <Fields />
        <Shown />
      </Page>
    </main>
  );
}
