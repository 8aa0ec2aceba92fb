import { type Field, words } from "./field";

/** What a column of a file of leads can become. */
export const leadFields: readonly Field[] = [
  {
    id: "email",
    label: "Email",
    type: "email",
    hint: "Recognises the person",
    names: words("email emailaddress workemail businessemail emailid primaryemail mail"),
  },
  {
    id: "emails",
    label: "Further email addresses",
    type: "emails",
    hint: "A cell may hold several",
    names: words(
      "furtheremails additionalemails additionalemailaddresses hsadditionalemails secondaryemail alternateemail otheremail",
    ),
  },
  {
    id: "externalId",
    label: "Id in the other system",
    type: "text",
    hint: "Recognises the person",
    names: words(
      "externalid leadid recordid contactid prospectid personid hubspotid vid id uuid leadnumber",
    ),
  },
  {
    id: "name",
    label: "Full name",
    type: "text",
    names: words("name fullname leadname contactname personname"),
  },
  {
    id: "firstName",
    label: "First name",
    type: "text",
    names: words("firstname givenname forename"),
  },
  { id: "lastName", label: "Last name", type: "text", names: words("lastname surname familyname") },
  {
    id: "phone",
    label: "Phone",
    type: "text",
    names: words("phone phonenumber mobilephone mobile mobilephonenumber telephone"),
  },
  {
    id: "source",
    label: "Source",
    type: "text",
    names: words("source leadsource originalsource hsanalyticssource hslatestsource channel"),
  },
  {
    id: "campaign",
    label: "Campaign",
    type: "text",
    names: words("campaign campaignname campaignsource"),
  },
  { id: "utmSource", label: "UTM source", type: "text", names: words("utmsource") },
  { id: "utmMedium", label: "UTM medium", type: "text", names: words("utmmedium") },
  { id: "utmCampaign", label: "UTM campaign", type: "text", names: words("utmcampaign") },
  { id: "utmTerm", label: "UTM term", type: "text", names: words("utmterm") },
  { id: "utmContent", label: "UTM content", type: "text", names: words("utmcontent") },
  {
    id: "createdAt",
    label: "Created",
    type: "instant",
    names: words(
      "createdat createddate createdtime createdon createdate creationdate datecreated created",
    ),
  },
  {
    id: "stage",
    label: "Stage",
    type: "stage",
    hint: "The steps on the way are written down too",
    names: words("stage lifecyclestage leadstage leadstatus status hsleadstatus funnelstage"),
  },
  {
    id: "mqlAt",
    label: "Became MQL",
    type: "instant",
    names: words(
      "mqlat mqldate becamemql becameamarketingqualifiedleaddate hslifecyclestagemarketingqualifiedleaddate",
    ),
  },
  {
    id: "salAt",
    label: "Accepted by sales",
    type: "instant",
    names: words("salat saldate accepteddate"),
  },
  {
    id: "sqlAt",
    label: "Became SQL",
    type: "instant",
    names: words(
      "sqlat sqldate becamesql becameasalesqualifiedleaddate hslifecyclestagesalesqualifiedleaddate converteddate convertedtime",
    ),
  },
  {
    id: "customerAt",
    label: "Became customer",
    type: "instant",
    names: words(
      "customerat customerdate becameacustomerdate hslifecyclestagecustomerdate wondate",
    ),
  },
  {
    id: "exitAt",
    label: "Left (nurture or disqualified)",
    type: "instant",
    names: words("exitat disqualifiedat disqualifieddate recycledat"),
  },
  {
    id: "reason",
    label: "Reason for leaving",
    type: "text",
    names: words("reason exitreason disqualifiedreason disqualificationreason lostreason"),
  },
  {
    id: "nurtureUntil",
    label: "Returns from nurture",
    type: "instant",
    names: words("nurtureuntil followupdate returndate"),
  },
  {
    id: "owner",
    label: "Owner",
    type: "text",
    hint: "Email or name of a user",
    names: words("owner leadowner owneremail contactowner ownername hubspotowner"),
  },
  {
    id: "optedOut",
    label: "Opted out of email",
    type: "boolean",
    names: words("optedout emailoptout hasoptedoutofemail donotemail unsubscribed"),
  },
];
