import { countedText, rateText } from "@/components/forms/form-texts";
import { Card } from "@/components/ui/card";
import { Stat } from "@/components/ui/stat";
import { numberText } from "@/lib/format";
import type { FormConversion } from "@/lib/forms/schema";
import { t } from "@/lib/language";

/** From views to SQLs; people open to who they are. */
export function Conversion({ id, conversion }: { id: string; conversion: FormConversion }) {
  const { views, submissions, waiting, leads, mqls, sqls } = conversion;
  const list = `/forms/${id}/submissions`;
  return (
    <Card
      footer={t(
        "Views are counted without cookies, robots left out: a page that is loaded twice counts twice. MQLs and SQLs are people who became one after they first sent the form, so far; in brackets the 95 % interval.",
      )}
    >
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        <Stat label={t("Times shown")} value={numberText(views)} />
        <Stat
          label={t("Submissions")}
          value={numberText(submissions)}
          href={list}
          hrefLabel={t("Show the submissions")}
          sub={
            <>
              {rateText(conversion.filledIn)} {t("of views")}
              {waiting > 0 ? t`, ${numberText(waiting)} more to be confirmed` : ""}
            </>
          }
        />
        <Stat
          label="MQLs"
          value={numberText(mqls)}
          href={`${list}?reached=mql`}
          hrefLabel={t("Show whose these are")}
          sub={
            leads > 0
              ? `${rateText(conversion.mqlRate)}, ${countedText(conversion.mqlRate, "people")}`
              : t("Nobody yet")
          }
        />
        <Stat
          label="SQLs"
          value={numberText(sqls)}
          href={`${list}?reached=sql`}
          hrefLabel={t("Show whose these are")}
          sub={
            leads > 0
              ? `${rateText(conversion.sqlRate)}, ${countedText(conversion.sqlRate, "people")}`
              : t("Nobody yet")
          }
        />
      </div>
    </Card>
  );
}
