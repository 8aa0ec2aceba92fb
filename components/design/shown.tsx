"use client";

import { Columns3 } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { Meter, ProgressBar } from "@/components/ui/meter";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { Stat } from "@/components/ui/stat";
import { TabLinks } from "@/components/ui/tab-links";
import { Cell, ColumnHead, Row, RowHead, Table, TableBody, TableHead } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { Examples, Part } from "./example";

const TONES: Tone[] = ["neutral", "accent", "good", "warn", "bad", "info"];
const NOTICES = ["info", "good", "warn", "bad"] as const;
const LEADS = [
  { name: "Dana Reyes", company: "Contoso", score: 62 },
  { name: "Li Wei", company: "Fabrikam", score: 48 },
];

export function Shown() {
  return (
    <Part title="What is shown">
      <Examples title="Badge">
        {TONES.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
        <Badge dot="var(--color-stage-mql)">MQL</Badge>
      </Examples>
      <Examples title="Avatar and waiting">
        <Avatar name="Ada Admin" size="sm" />
        <Avatar name="Dana Reyes" />
        <Avatar name="Li Wei" size="lg" />
        <Spinner />
        <SkeletonLines className="w-56" />
      </Examples>
      <Examples title="Notice">
        {NOTICES.map((tone) => (
          <Notice key={tone} tone={tone} title={`A notice, ${tone}`} action={<Button>Act</Button>}>
            What it means, and what to do.
          </Notice>
        ))}
      </Examples>
      <Examples title="Figures">
        <Stat label="MQL to SQL" value="28 %" sub="21–36 %, n = 142" href="/design" />
        <Meter label="Capacity" value={62} mark={80} className="w-56" />
        <ProgressBar label="Import" value={40} className="w-56" />
        <ProgressBar label="Counting" className="w-56" />
      </Examples>
      <Examples title="Parts of a page">
        <Card
          title="A card"
          description="What it holds."
          actions={<Button size="sm">Act</Button>}
          footer="Its foot"
          className="w-80"
        >
          Content
        </Card>
        <Disclosure title="More">What opens on demand.</Disclosure>
        <TabLinks
          label="Pages"
          links={[
            { href: "/design", label: "This", count: 3, isCurrent: true },
            { href: "/design?other", label: "Other", isCurrent: false },
          ]}
        />
        <Tabs
          label="Parts"
          tabs={[
            { id: "a", label: "First", content: "The first part." },
            { id: "b", label: "Second", content: "The second part." },
          ]}
        />
        <EmptyState icon={<Columns3 />} title="Nothing yet" action={<Button>Begin</Button>}>
          What would be here, and how it comes to be.
        </EmptyState>
      </Examples>
      <Examples title="Table">
        <Table label="Leads" isFramed>
          <TableHead>
            <Row>
              <ColumnHead sort={{ href: "/design", direction: "ascending" }}>Name</ColumnHead>
              <ColumnHead>Company</ColumnHead>
              <ColumnHead align="right">Score</ColumnHead>
            </Row>
          </TableHead>
          <TableBody>
            {LEADS.map(({ name, company, score }) => (
              <Row key={name}>
                <RowHead>{name}</RowHead>
                <Cell>{company}</Cell>
                <Cell align="right">{score}</Cell>
              </Row>
            ))}
          </TableBody>
        </Table>
      </Examples>
    </Part>
  );
}
