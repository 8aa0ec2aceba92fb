CREATE TABLE "alert_readers" (
	"user_id" text PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"report" text,
	"content" jsonb NOT NULL,
	"raised_at" bigint NOT NULL,
	"closed_at" bigint,
	"ending" jsonb,
	"acknowledged_at" bigint,
	"acknowledged_by" text,
	"acknowledged_by_name" text
);
--> statement-breakpoint
CREATE TABLE "checked_days" (
	"day" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_checks" (
	"goal_id" text NOT NULL,
	"day" text NOT NULL,
	"at" bigint NOT NULL,
	"verdict" text NOT NULL,
	"measured" jsonb NOT NULL,
	"target" jsonb NOT NULL,
	CONSTRAINT "goal_checks_goal_id_day_pk" PRIMARY KEY("goal_id","day")
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" text PRIMARY KEY NOT NULL,
	"report" text NOT NULL,
	"search" text NOT NULL,
	"table_id" text NOT NULL,
	"row_id" text NOT NULL,
	"column_key" text NOT NULL,
	"figure" jsonb NOT NULL,
	"direction" text NOT NULL,
	"target" jsonb NOT NULL,
	"basis" text NOT NULL,
	"last_day" text,
	"created_by" text,
	"created_by_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"to_name" text NOT NULL,
	"to_address" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" bigint NOT NULL,
	"state" text NOT NULL,
	"tries" bigint DEFAULT 0 NOT NULL,
	"next_at" bigint NOT NULL,
	"ended_at" bigint,
	"problem" text
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"page" text NOT NULL,
	"report" text,
	"search" text NOT NULL,
	"name" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"owner_id" text NOT NULL,
	"owner_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "alert_readers" ADD CONSTRAINT "alert_readers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_checks" ADD CONSTRAINT "goal_checks_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("subject") WHERE "alerts"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "alerts_closed" ON "alerts" USING btree ("closed_at");--> statement-breakpoint
CREATE INDEX "goals_report" ON "goals" USING btree ("report");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("state","next_at");--> statement-breakpoint
CREATE INDEX "mails_created" ON "mails" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "saved_views_page" ON "saved_views" USING btree ("page","report");