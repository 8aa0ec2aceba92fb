/** A way that leads come in. Names are what reports show as the source. */
export interface Channel {
  name: string;
  /** Of all leads, in percent. */
  share: number;
  /** How much the channel changes the odds of an SQL (log-odds): the planted truth about sources. */
  quality: number;
  medium: string;
  utmSource: string;
  campaigns: readonly string[];
  /** Media cost of a usual month, in whole currency units. */
  monthlyMedia: number;
}

export const CHANNELS: readonly Channel[] = [
  {
    name: "Organic search",
    share: 26,
    quality: 0,
    medium: "organic",
    utmSource: "search",
    campaigns: ["Blog", "Guides", "Product pages"],
    monthlyMedia: 0,
  },
  {
    name: "Paid search",
    share: 18,
    quality: 0.1,
    medium: "cpc",
    utmSource: "search",
    campaigns: ["Brand search", "Category search", "Alternatives search"],
    monthlyMedia: 13_500,
  },
  {
    name: "Paid social",
    share: 17,
    quality: -1,
    medium: "paid_social",
    utmSource: "social",
    campaigns: ["Benchmark report", "Retargeting", "Lookalike audience"],
    monthlyMedia: 11_000,
  },
  {
    name: "Content",
    share: 12,
    quality: -0.1,
    medium: "content",
    utmSource: "syndication",
    campaigns: ["Forecasting handbook", "Data team survey", "Dashboard templates"],
    monthlyMedia: 4_200,
  },
  {
    name: "Webinars",
    share: 10,
    quality: 0.2,
    medium: "webinar",
    utmSource: "newsletter",
    campaigns: ["Metrics that matter", "Ask an analyst", "Customer stories live"],
    monthlyMedia: 2_400,
  },
  {
    name: "Events",
    share: 7,
    quality: 0.9,
    medium: "event",
    utmSource: "event",
    campaigns: ["Data Leaders Forum", "Retail Tech Days", "Regional roadshow"],
    monthlyMedia: 7_500,
  },
  {
    name: "Referral",
    share: 6,
    quality: 0.5,
    medium: "referral",
    utmSource: "partner",
    campaigns: ["Customer referral", "Partner referral"],
    monthlyMedia: 900,
  },
  {
    name: "Direct",
    share: 4,
    quality: 0.1,
    medium: "none",
    utmSource: "direct",
    campaigns: [],
    monthlyMedia: 0,
  },
];
