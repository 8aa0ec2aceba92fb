import { t, translated } from "@/lib/language";
import { byLanguage } from "./locale";
import { STAGE_INFO, STAGES, type Stage } from "./stages";

/** A word of the field, what it means here, and the words by which texts mention it. */
export interface GlossaryEntry {
  id: string;
  name: string;
  meaning: string;
  /** Each with a comma after it, in lower case unless the word is always written in capitals. */
  words: string;
}

const STAGE_WORDS: Record<Stage, string> = {
  inquiry: "inquiry, inquiries,",
  mql: "MQL, MQLs,",
  sal: "SAL, SALs,",
  sql: "SQL, SQLs,",
  customer: "customer, customers,",
  nurture: "nurture,",
  disqualified: "disqualified,",
};

function nameOf(stage: Stage): string {
  const { name, longName } = STAGE_INFO[stage];
  return name === longName ? name : `${name}: ${longName}`;
}

/** The one definition of each word; screens open it where the word stands. */
export const GLOSSARY: readonly GlossaryEntry[] = translated(
  [
    ...STAGES.map((stage) => ({
      id: stage,
      get name() {
        return nameOf(stage);
      },
      get meaning() {
        return STAGE_INFO[stage].meaning;
      },
      get words() {
        return t(STAGE_WORDS[stage]);
      },
    })),
    {
      id: "hand-off",
      name: "Hand-off",
      meaning:
        "One entry of a lead into MQL: marketing offers it to sales, under the criteria in force at that minute. A lead that comes back later has another.",
      words: "hand-off, hand-offs,",
    },
    {
      id: "criteria",
      name: "Criteria",
      meaning:
        "What marketing and sales agreed makes a lead qualified: points for fit, points for engagement, a threshold for each, gates, and what each side promises.",
      words: "criteria,",
    },
    {
      id: "fit",
      name: "Fit",
      meaning: "Points for who somebody is: role, company, size, region. It does not fade.",
      words: "fit,",
    },
    {
      id: "engagement",
      name: "Engagement",
      meaning:
        "Points for what somebody did, such as visiting the pricing page. They fade with time.",
      words: "engagement,",
    },
    {
      id: "threshold",
      name: "Threshold",
      meaning: "How many points of fit, and of engagement, a lead needs to become MQL.",
      words: "threshold, thresholds,",
    },
    {
      id: "gate",
      name: "Gate",
      meaning:
        "A condition that shuts a lead out of MQL whatever its points, such as a competitor's domain.",
      words: "gate, gates,",
    },
    {
      id: "fast-track",
      name: "Fast track",
      meaning: "What makes a lead MQL at once without enough points, such as asking for a demo.",
      words: "fast track, fast-track,",
    },
    {
      id: "bant",
      name: "BANT",
      meaning:
        "Budget, authority, need and timeline: the four questions by which sales qualifies, each with its evidence.",
      words: "BANT,",
    },
    {
      id: "sla",
      name: "SLA",
      meaning:
        "Service-level agreement: how fast sales promised to answer and to touch a lead, in business hours, and how many leads of which quality marketing promised.",
      words: "SLA, SLAs,",
    },
    {
      id: "touch",
      name: "Touch",
      meaning:
        "Something that a rep did towards a lead, or a lead with marketing: a call, an email, a click.",
      words: "touch, touches,",
    },
    {
      id: "cohort",
      name: "Cohort",
      meaning:
        "Leads that began in the same period, followed all the way. A rate of a cohort has the same leads above and below the line, which a plain ratio of two months has not.",
      words: "cohort, cohorts,",
    },
    {
      id: "window",
      name: "Window",
      meaning:
        "The days that a hand-off has to become SQL. What takes longer counts as not converted, so that old and young cohorts compare.",
      words: "window,",
    },
    {
      id: "maturing",
      name: "Maturing",
      meaning:
        "A cohort whose window is not over for every lead yet. Its rate can still rise; it is drawn hatched, with an estimate beside it.",
      words: "maturing,",
    },
    {
      id: "interval",
      name: "Interval",
      meaning:
        "The range in which the true rate lies in 95 of 100 cases, by Wilson's method. Few leads give a wide interval: two rates whose intervals overlap much may be the same.",
      words: "interval, intervals,",
    },
    {
      id: "precision",
      name: "Precision",
      meaning:
        "Of the leads that criteria make MQL, the share that became SQL. High precision means that sales gets few leads in vain.",
      words: "precision,",
    },
    {
      id: "recall",
      name: "SQLs caught",
      meaning:
        "Of the leads that became SQL, the share that criteria would have handed over. Its technical name is recall; stricter criteria lower it.",
      words: "recall,",
    },
    {
      id: "median",
      name: "Median",
      meaning:
        "The value in the middle: half are below it, half above. A few extreme leads do not move it.",
      words: "median,",
    },
    {
      id: "competing-exit",
      name: "Competing exit",
      meaning:
        "Another end that rules the first one out: a disqualified lead cannot become SQL any more, so it is not counted as still waiting.",
      words: "competing exit,",
    },
    {
      id: "estimate",
      name: "Estimate (Aalen–Johansen)",
      meaning:
        "What a share will be once every lead has had its time, from how fast earlier leads moved. It takes into account that disqualified leads are out.",
      words: "Aalen–Johansen,",
    },
    {
      id: "attribution",
      name: "Attribution",
      meaning:
        "How a conversion is shared among the touches before it. Every model is a choice: two are always shown side by side.",
      words: "attribution,",
    },
    {
      id: "cac",
      name: "CAC",
      meaning:
        "Customer acquisition cost: costs of a period divided by its new customers. Paid CAC has media only, fully loaded CAC tools and salaries, too.",
      words: "CAC,",
    },
    {
      id: "velocity",
      name: "Pipeline velocity",
      meaning: "How much won business the open opportunities give per day, at their present pace.",
      words: "velocity,",
    },
  ],
  ["name", "meaning", "words"],
);

/** A stretch of text, with the entry that it mentions if it does. */
export interface TextPart {
  text: string;
  entry: GlossaryEntry | null;
}

/** The words by which texts mention an entry. */
export function wordsOf({ words }: GlossaryEntry): string[] {
  return words.split(",").flatMap((word) => word.trim() || []);
}

/** The entries by their words, and what finds these in a text; each language has words of its own. */
const index = byLanguage(() => {
  const byWord = new Map(
    GLOSSARY.flatMap((entry) => wordsOf(entry).map((word) => [word, entry] as const)),
  );
  const longestFirst = [...byWord.keys()].sort((a, b) => b.length - a.length);
  const found = new RegExp(`(?<![\\p{L}\\w-])(?:${longestFirst.join("|")})(?![\\p{L}\\w-])`, "giu");
  return { byWord, found };
});

/** Cuts a text at the words of the glossary, at the first mention of each entry. */
export function withTerms(text: string): TextPart[] {
  const parts: TextPart[] = [];
  const seen = new Set<GlossaryEntry>();
  let from = 0;
  const { byWord, found } = index();
  for (const { 0: word, index: at } of text.matchAll(found)) {
    const entry = byWord.get(word) ?? byWord.get(word.toLowerCase());
    if (!entry || seen.has(entry)) continue;
    seen.add(entry);
    if (at > from) parts.push({ text: text.slice(from, at), entry: null });
    parts.push({ text: word, entry });
    from = at + word.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), entry: null });
  return parts;
}
