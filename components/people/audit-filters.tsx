"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { DateField } from "@/components/ui/date-field";
import type { Option } from "@/components/ui/options";
import { SearchField } from "@/components/ui/search-field";
import { Select } from "@/components/ui/select";
import { AUDIT_ENTITIES, type AuditFilter } from "@/lib/audit/schema";
import { t } from "@/lib/language";

const ANY = "any";

export interface AuditFiltersProps {
  filter: AuditFilter;
  people: readonly { id: string; name: string }[];
}

/** Narrows the log; the choice is kept in the address. */
export function AuditFilters({ filter, people }: AuditFiltersProps) {
  const router = useRouter();
  const [text, setText] = useState(filter.text ?? "");
  const [from, setFrom] = useState<string | null>(filter.from ?? null);
  const [to, setTo] = useState<string | null>(filter.to ?? null);
  useEffect(() => {
    setText(filter.text ?? "");
    setFrom(filter.from ?? null);
    setTo(filter.to ?? null);
  }, [filter.text, filter.from, filter.to]);

  function show(change: Partial<AuditFilter>) {
    const next = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, ...change })) {
      if (value) next.set(name, value);
    }
    router.push(`/audit?${next}`);
  }
  // While a year is typed the field passes through the years 2, 20 and 202.
  const showDay = (name: "from" | "to", day: string | null) => {
    if (day === null || day >= "1970") show({ [name]: day ?? "" });
  };
  const chosen = (value: string) => (value === ANY ? "" : value);

  const who: Option[] = [
    { value: ANY, label: t("Anybody") },
    { value: "system", label: t("Handoff itself") },
    ...people.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const what: Option[] = [
    { value: ANY, label: t("Everything") },
    ...Object.entries(AUDIT_ENTITIES).map(([value, label]) => ({ value, label })),
  ];
  const isFiltered = Object.values(filter).some(Boolean);

  return (
    <div className="grid grid-cols-2 gap-3 sm:flex sm:flex-wrap sm:items-end">
      <Select
        label={t("Who")}
        options={who}
        value={filter.actor ?? ANY}
        onChange={(value) => show({ actor: chosen(value) })}
        className="sm:w-44"
      />
      <Select
        label={t("About")}
        options={what}
        value={filter.entity ?? ANY}
        onChange={(value) => show({ entity: chosen(value), entityId: "" })}
        className="sm:w-48"
      />
      <DateField
        label={t("From")}
        value={from}
        onChange={(day) => {
          setFrom(day);
          showDay("from", day);
        }}
      />
      <DateField
        label={t("To")}
        value={to}
        onChange={(day) => {
          setTo(day);
          showDay("to", day);
        }}
      />
      <SearchField
        label={t("Search in changes")}
        value={text}
        onChange={setText}
        onSubmit={(value) => show({ text: value })}
        onClear={() => show({ text: "" })}
        className="max-sm:col-span-2 sm:w-52"
      />
      {isFiltered ? (
        <Button variant="ghost" onPress={() => router.push("/audit")}>
          {t("Clear")}
        </Button>
      ) : null}
    </div>
  );
}
