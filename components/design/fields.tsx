"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { ComboBox } from "@/components/ui/combo-box";
import { DateField } from "@/components/ui/date-field";
import { FileDrop } from "@/components/ui/file-drop";
import { FormError } from "@/components/ui/form-error";
import { MultiSelect } from "@/components/ui/multi-select";
import { NumberField } from "@/components/ui/number-field";
import { RadioGroup } from "@/components/ui/radio-group";
import { SearchField } from "@/components/ui/search-field";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import { Slider } from "@/components/ui/slider";
import { Switch } from "@/components/ui/switch";
import { TagField } from "@/components/ui/tag-field";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { Examples, Part } from "./example";

const OPTIONS = [
  { value: "web", label: "Website" },
  { value: "event", label: "Event", description: "Met in person" },
  { value: "ads", label: "Ads" },
];
const STATES = [
  { id: "plain", title: "Plain", props: {} },
  { id: "help", title: "With help", props: { description: "What to write here." } },
  { id: "wrong", title: "Refused", props: { error: "Write at least two words." } },
  { id: "off", title: "Disabled", props: { isDisabled: true } },
];
const wide = "w-56";

export function Fields() {
  const [kind, setKind] = useState("web");
  const [several, setSeveral] = useState<string[]>(["web"]);
  const [tags, setTags] = useState<readonly string[]>(["demo", "pricing"]);
  const [points, setPoints] = useState(30);
  return (
    <Part title="Fields">
      {STATES.map(({ id, title, props }) => (
        <Examples key={id} title={title}>
          <TextField label="Text" className={wide} {...props} />
          <TextField label="Required text" className={wide} isRequired {...props} />
          <TextArea label="Long text" className={wide} {...props} />
          <NumberField label="Number" className={wide} suffix="points" {...props} />
          <DateField label="Day" className={wide} {...props} />
          <Select label="Choice" options={OPTIONS} className={wide} {...props} />
          <ComboBox label="Choice by typing" options={OPTIONS} className={wide} {...props} />
          <RadioGroup label="One of" options={OPTIONS} defaultValue="web" {...props} />
          <Checkbox label="Yes or no" defaultSelected {...props} />
        </Examples>
      ))}
      <Examples title="Others">
        <SearchField label="Search" placeholder="Name, company or email" shortcut="/" />
        <MultiSelect
          label="Several"
          options={OPTIONS}
          value={several}
          onChange={setSeveral}
          className={wide}
        />
        <TagField label="Tags" value={tags} onChange={setTags} className={wide} />
        <Slider
          label="Threshold"
          value={points}
          minValue={0}
          maxValue={100}
          onChange={setPoints}
          className={wide}
        />
        <Switch label="On or off" defaultSelected />
        <Switch label="Disabled" isDisabled />
        <Segmented label="One of a few" options={OPTIONS} value={kind} onChange={setKind} />
      </Examples>
      <Examples title="Files and problems">
        <FileDrop label="A CSV file" accept={[".csv"]} onFiles={() => undefined} />
        <FormError message="Nothing was saved: the server could not be reached." />
        <FormError errors={[{ label: "Email", message: "Write a complete address." }]} />
      </Examples>
    </Part>
  );
}
