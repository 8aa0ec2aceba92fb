import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CriteriaStep } from "@/components/start/criteria-step";
import { EndStart } from "@/components/start/end-start";
import { LeadsStep } from "@/components/start/leads-step";
import { SampleCard } from "@/components/start/sample-card";
import { StepFrame } from "@/components/start/step-frame";
import { TeamStep } from "@/components/start/team-step";
import { startTexts } from "@/components/start/texts";
import { LinkButton } from "@/components/ui/link-button";
import { Page, PageHeader } from "@/components/ui/page-header";
import { CRITERIA_TEMPLATES } from "@/lib/engine/templates";
import { load } from "@/lib/operations/load";
import { getSample } from "@/lib/sample-workspace/queries";
import { getStart } from "@/lib/start/queries";
import { START_STEPS, type StartStep } from "@/lib/start/schema";

export function generateMetadata(): Metadata {
  return { title: startTexts.title };
}

const TEMPLATES = CRITERIA_TEMPLATES.map(({ id, name, description }) => ({
  value: id,
  label: name,
  description,
}));

export default async function StartPage() {
  const start = await load(getStart, {});
  if (!start) redirect("/board");
  const offer = await load(getSample, {});
  const { steps: states, isEnded } = start;
  const parts: Record<StartStep, React.ReactNode> = {
    team: <TeamStep />,
    criteria:
      states.criteria === "done" ? (
        <div>
          <LinkButton href="/criteria">{startTexts.openDrafts}</LinkButton>
        </div>
      ) : (
        <CriteriaStep templates={TEMPLATES} />
      ),
    leads: <LeadsStep />,
  };
  return (
    <Page width="narrow">
      <PageHeader title={startTexts.title} description={startTexts.description} />
      <SampleCard offer={offer} />
      <ol className="flex flex-col gap-3">
        <StepFrame
          place={1}
          title={startTexts.workspace.title}
          text={startTexts.workspace.text}
          state="done"
        >
          <div>
            <LinkButton href="/settings/workspace">{startTexts.workspace.settings}</LinkButton>
          </div>
        </StepFrame>
        {START_STEPS.map((step, i) => (
          <StepFrame
            key={step}
            place={i + 2}
            step={step}
            state={states[step]}
            title={startTexts.steps[step].title}
            text={startTexts.steps[step].text}
          >
            {parts[step]}
          </StepFrame>
        ))}
      </ol>
      <EndStart
        isEnded={isEnded}
        isAllDone={START_STEPS.every((step) => states[step] === "done")}
      />
    </Page>
  );
}
