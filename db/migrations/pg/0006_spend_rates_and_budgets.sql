CREATE TABLE "budgets" (
	"id" text PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"source" text NOT NULL,
	"campaign" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"id" text PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"base" text NOT NULL,
	"day" text NOT NULL,
	"starts_at" bigint NOT NULL,
	"numerator" bigint NOT NULL,
	"denominator" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "budgets_place" ON "budgets" USING btree ("month","source","campaign");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_rates_day" ON "exchange_rates" USING btree ("base","currency","day");--> statement-breakpoint
CREATE INDEX "exchange_rates_moment" ON "exchange_rates" USING btree ("base","currency","starts_at");