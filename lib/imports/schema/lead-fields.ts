import { t } from "@/lib/language";
import { type Field, words } from "./field";

/** What a column of a file of leads can become. */
export const leadFields: readonly Field[] = [
  {
    id: "email",
    get label() {
      return t("Email");
    },
    type: "email",
    get hint() {
      return t("Recognises the person");
    },
    names: words("email emailaddress workemail businessemail emailid primaryemail mail"),
  },
  {
    id: "emails",
    get label() {
      return t("Further email addresses");
    },
    type: "emails",
    get hint() {
      return t("A cell may hold several");
    },
    names: words(
      "furtheremails additionalemails additionalemailaddresses hsadditionalemails secondaryemail alternateemail otheremail",
    ),
  },
  {
    id: "externalId",
    get label() {
      return t("Id in the other system");
    },
    type: "text",
    get hint() {
      return t("Recognises the person");
    },
    names: words(
      "externalid leadid recordid contactid prospectid personid hubspotid vid id uuid leadnumber",
    ),
  },
  {
    id: "name",
    get label() {
      return t("Full name");
    },
    type: "text",
    names: words("name fullname leadname contactname personname"),
  },
  {
    id: "firstName",
    get label() {
      return t("First name");
    },
    type: "text",
    names: words("firstname givenname forename vorname"),
  },
  {
    id: "lastName",
    get label() {
      return t("Last name");
    },
    type: "text",
    names: words("lastname surname familyname nachname familienname"),
  },
  {
    id: "phone",
    get label() {
      return t("Phone");
    },
    type: "text",
    names: words(
      "phone phonenumber mobilephone mobile mobilephonenumber telephone telefon telefonnummer",
    ),
  },
  {
    id: "source",
    get label() {
      return t("Source");
    },
    type: "text",
    names: words("source leadsource originalsource hsanalyticssource hslatestsource channel"),
  },
  {
    id: "campaign",
    get label() {
      return t("Campaign");
    },
    type: "text",
    names: words("campaign campaignname campaignsource"),
  },
  {
    id: "utmSource",
    get label() {
      return t("UTM source");
    },
    type: "text",
    names: words("utmsource"),
  },
  {
    id: "utmMedium",
    get label() {
      return t("UTM medium");
    },
    type: "text",
    names: words("utmmedium"),
  },
  {
    id: "utmCampaign",
    get label() {
      return t("UTM campaign");
    },
    type: "text",
    names: words("utmcampaign"),
  },
  {
    id: "utmTerm",
    get label() {
      return t("UTM term");
    },
    type: "text",
    names: words("utmterm"),
  },
  {
    id: "utmContent",
    get label() {
      return t("UTM content");
    },
    type: "text",
    names: words("utmcontent"),
  },
  {
    id: "createdAt",
    get label() {
      return t("Created");
    },
    type: "instant",
    names: words(
      "createdat createddate createdtime createdon createdate creationdate datecreated created",
    ),
  },
  {
    id: "stage",
    get label() {
      return t("Stage");
    },
    type: "stage",
    get hint() {
      return t("The steps on the way are written down too");
    },
    names: words("stage lifecyclestage leadstage leadstatus status hsleadstatus funnelstage"),
  },
  {
    id: "mqlAt",
    get label() {
      return t("Became MQL");
    },
    type: "instant",
    names: words(
      "mqlat mqldate becamemql becameamarketingqualifiedleaddate hslifecyclestagemarketingqualifiedleaddate",
    ),
  },
  {
    id: "salAt",
    get label() {
      return t("Accepted by sales");
    },
    type: "instant",
    names: words("salat saldate accepteddate"),
  },
  {
    id: "sqlAt",
    get label() {
      return t("Became SQL");
    },
    type: "instant",
    names: words(
      "sqlat sqldate becamesql becameasalesqualifiedleaddate hslifecyclestagesalesqualifiedleaddate converteddate convertedtime",
    ),
  },
  {
    id: "customerAt",
    get label() {
      return t("Became customer");
    },
    type: "instant",
    names: words(
      "customerat customerdate becameacustomerdate hslifecyclestagecustomerdate wondate",
    ),
  },
  {
    id: "exitAt",
    get label() {
      return t("Left (nurture or disqualified)");
    },
    type: "instant",
    names: words("exitat disqualifiedat disqualifieddate recycledat"),
  },
  {
    id: "reason",
    get label() {
      return t("Reason for leaving");
    },
    type: "text",
    names: words("reason exitreason disqualifiedreason disqualificationreason lostreason"),
  },
  {
    id: "nurtureUntil",
    get label() {
      return t("Returns from nurture");
    },
    type: "instant",
    names: words("nurtureuntil followupdate returndate"),
  },
  {
    id: "owner",
    get label() {
      return t("Owner");
    },
    type: "text",
    get hint() {
      return t("Email or name of a user");
    },
    names: words("owner leadowner owneremail contactowner ownername hubspotowner"),
  },
  {
    id: "optedOut",
    get label() {
      return t("Opted out of email");
    },
    type: "boolean",
    names: words("optedout emailoptout hasoptedoutofemail donotemail unsubscribed"),
  },
];
