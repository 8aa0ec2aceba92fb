import { readStamp, SHORTEST_MS, stampForm } from "@/lib/auth/form-stamp";
import { asksForPrivacy } from "@/lib/auth/privacy-signals";
import { senderOf } from "@/lib/auth/request-origin";
import { isRobot } from "@/lib/auth/robots";
import { VISITOR } from "@/lib/auth/visitor";
import { pathOf, siteOf } from "@/lib/engine/visits";
import { submitForm } from "@/lib/forms/commands/submissions";
import { openForm } from "@/lib/forms/queries";
import { type OpenForm, visitTags } from "@/lib/forms/schema";
import { formViews } from "@/lib/jobs/form-views";
import { boundedText } from "@/lib/operations/bounded-text";
import { execute } from "@/lib/operations/command";
import { ask } from "@/lib/operations/query";
import { type Allowance, countRequest, uncountRequest } from "@/lib/operations/rate-limit";
import { actorOf } from "@/lib/operations/route";
import { embedOf, type FilledIn, formPage, HIDDEN, type Hidden, TRAP } from "../form-page";
import { said, thanked } from "../frame";

interface Props {
  params: Promise<{ slug: string }>;
}

const LONGEST_BODY = 256 * 1024;
/** An office shares one address: what is not taken counts little, or its mistakes would shut it out. */
const SENDING = { name: "form", requests: 20, seconds: 10 * 60 };
const TRYING = { name: "form-tries", requests: 200, seconds: 10 * 60 };
const LONGEST_ADDRESS = 500;

const closed = () =>
  said("This form is closed", "It takes no more answers, or its address has changed.", {
    status: 404,
  });

async function find(slug: string): Promise<OpenForm | null> {
  const found = await ask(openForm, VISITOR, { slug });
  return found.ok ? found.value : null;
}

/** Shows a form; who embeds it says which page it stands on and where its visitor came from. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const form = await find((await params).slug);
  const { searchParams } = new URL(request.url);
  const isPreview = searchParams.has("preview");
  if (!form) return closed();
  // The builder shows what was archived, too, to those who are signed in.
  if (form.isArchived && !(isPreview && (await actorOf(request)))) return closed();
  // HEAD is answered by this, too: nobody sees that.
  if (request.method === "GET" && !isPreview && !isRobot(request.headers))
    formViews().push([form.id]);
  const of = (name: string) => searchParams.get(name)?.slice(0, LONGEST_ADDRESS) ?? "";
  const hidden: Hidden = {
    _stamp: stampForm(form.id, Date.now()),
    _consent: String(form.consentNumber ?? ""),
    _page: of("page"),
    _visitor: "",
    _embed: of("embed"),
    _source: of("utm_source"),
    _medium: of("utm_medium"),
    _campaign: of("utm_campaign"),
    _term: of("utm_term"),
    _content: of("utm_content"),
    // Of a frame the page before is the page around it, which knows where its visitor came from.
    _referrer: of("referrer") || (of("embed") ? "" : foreignSite(request, form.sites)),
  };
  return formPage(form, { values: {}, problems: {}, hidden, hasConsented: false }, isPreview);
}

/** The site that led here, if it is none of the workspace's own. */
function foreignSite(request: Request, sites: readonly string[]): string {
  const from = siteOf(request.headers.get("referer") ?? "");
  const isForeign = from !== null && new URL(from).host !== request.headers.get("host");
  return isForeign && !sites.includes(from) ? from : "";
}

/** Where the form stands; what else the address holds may be personal. */
function pageOf(address: string): string | null {
  const site = siteOf(address);
  return site === null ? null : (site + pathOf(address)).slice(0, LONGEST_ADDRESS);
}

/** The number of a wording; null of what is none, which no wording has. */
function numberOf(text: string): number | null {
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : null;
}

function read(text: string, form: OpenForm): FilledIn & { isTrapped: boolean } {
  const sent = new URLSearchParams(text);
  const values: Record<string, string> = {};
  for (const { target } of form.fields) {
    const value = sent.get(`a.${target}`);
    if (value !== null) values[target] = value;
  }
  const hidden = Object.fromEntries(HIDDEN.map((name) => [name, sent.get(name) ?? ""])) as Hidden;
  return {
    values,
    problems: {},
    hidden,
    hasConsented: sent.has("_agree"),
    isTrapped: (sent.get(TRAP) ?? "") !== "",
  };
}

/** Takes what was filled in. */
export async function POST(request: Request, { params }: Props): Promise<Response> {
  const form = await find((await params).slug);
  if (!form || form.isArchived) return closed();
  const text = await boundedText(request, LONGEST_BODY);
  if (text === null) return said("This is too long", "Please write less.", { status: 413 });
  const { isTrapped, ...filledIn } = read(text, form);
  const again = (change: Partial<FilledIn>) => formPage(form, { ...filledIn, ...change });

  const sender = senderOf(request.headers);
  const tooMuch = ({ seconds }: Allowance) =>
    again({
      message: `Too much was sent from your network. Please try again in ${Math.ceil(seconds / 60)} min.`,
      status: 429,
      headers: { "retry-after": String(seconds) },
    });
  const tries = await countRequest(TRYING, sender);
  if (!tries.isAllowed) return tooMuch(tries);
  const now = Date.now();
  const stamp = readStamp(filledIn.hidden._stamp, form.id, now);
  if (stamp.verdict === "stale") {
    const _stamp = stampForm(form.id, now - SHORTEST_MS);
    return again({
      hidden: { ...filledIn.hidden, _stamp },
      message: "This page was open for long. Please look at your answers and send them again.",
      status: 422,
    });
  }
  if (stamp.verdict === "early") {
    return again({ message: "That was very quick. Please send it once more.", status: 422 });
  }
  // A robot learns nothing.
  const usual = form.body.isConfirmed ? "waiting" : "counted";
  if (isTrapped) return done(form, filledIn.hidden, usual);

  // Counted before, so that many at once cannot pass.
  const allowance = await countRequest(SENDING, sender);
  if (!allowance.isAllowed) return tooMuch(allowance);
  const { hidden, values, hasConsented } = filledIn;
  const outcome = await execute(submitForm, VISITOR, {
    slug: form.slug,
    given: values,
    hasConsented,
    consentNumber: numberOf(hidden._consent),
    nonce: stamp.nonce,
    tags: visitTags.parse({
      source: hidden._source,
      medium: hidden._medium,
      campaign: hidden._campaign,
      term: hidden._term,
      content: hidden._content,
      referrer: siteOf(hidden._referrer) ?? "",
    }),
    page: pageOf(hidden._page),
    visitor: asksForPrivacy(request.headers) ? null : hidden._visitor.slice(0, 100) || null,
  });
  if (outcome.ok) return done(form, hidden, outcome.value.state);
  await uncountRequest(SENDING, sender);
  // Sent twice: the first time counted.
  if (outcome.code === "conflict") return done(form, hidden, usual);
  if (outcome.code === "not_found") return closed();
  const _consent = String(form.consentNumber ?? "");
  return again({
    hidden: { ...hidden, _consent },
    // Nobody has agreed to a text that they have not seen.
    hasConsented: hasConsented && hidden._consent === _consent,
    problems: outcome.fields ?? {},
    message: outcome.message,
    status: outcome.code === "failed" ? 500 : 422,
  });
}

function done(form: OpenForm, hidden: Hidden, state: "counted" | "waiting"): Response {
  const { title, body, sites } = form;
  const embed = embedOf(hidden);
  if (state === "waiting") {
    return said(
      "Please look into your mailbox",
      "We have written to your address. What you sent counts once you open the link in that mail.",
      { sites, embed },
    );
  }
  return thanked({ title, thanks: body.thanks, redirect: body.redirect }, { sites, embed });
}
