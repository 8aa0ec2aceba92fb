CREATE TABLE "criteria_signatures" (
	"id" text PRIMARY KEY NOT NULL,
	"version_id" text NOT NULL,
	"side" text NOT NULL,
	"decision" text NOT NULL,
	"comment" text,
	"user_id" text NOT NULL,
	"user_name" text NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criteria_versions" (
	"id" text PRIMARY KEY NOT NULL,
	"number" bigint NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"body" jsonb NOT NULL,
	"base_id" text,
	"created_by" text,
	"created_at" bigint NOT NULL,
	"proposed_at" bigint,
	"agreed_at" bigint,
	"activated_at" bigint,
	"retired_at" bigint,
	"evidence" jsonb,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "custom_attributes" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_problems" (
	"import_id" text NOT NULL,
	"row" bigint NOT NULL,
	"severity" text NOT NULL,
	"problem" text NOT NULL,
	"cells" jsonb NOT NULL,
	CONSTRAINT "import_problems_import_id_row_severity_pk" PRIMARY KEY("import_id","row","severity")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_bytes" bigint NOT NULL,
	"read_bytes" bigint DEFAULT 0 NOT NULL,
	"mapping" jsonb,
	"state" text NOT NULL,
	"counts" jsonb NOT NULL,
	"message" text,
	"created_by" text,
	"created_by_name" text NOT NULL,
	"created_at" bigint NOT NULL,
	"progress_at" bigint,
	"finished_at" bigint,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"domain" text,
	"attributes" jsonb NOT NULL,
	"customer_since" bigint,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"type" text NOT NULL,
	"at" bigint NOT NULL,
	"props" jsonb NOT NULL,
	"external_id" text,
	"actor_id" text,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bant_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"dimension" text NOT NULL,
	"level" text NOT NULL,
	"value" text,
	"evidence" text,
	"at" bigint NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handoffs" (
	"lead_id" text NOT NULL,
	"round" bigint NOT NULL,
	"mql_at" bigint NOT NULL,
	"path" text NOT NULL,
	"criteria_version_id" text,
	"fit" bigint NOT NULL,
	"engagement" bigint NOT NULL,
	"sla_due_at" bigint,
	"sal_at" bigint,
	"sql_at" bigint,
	"customer_at" bigint,
	"exit_at" bigint,
	"exit_stage" text,
	"exit_reason_id" text,
	"first_touch_at" bigint,
	CONSTRAINT "handoffs_lead_id_round_pk" PRIMARY KEY("lead_id","round")
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text,
	"email_key" text,
	"external_id" text,
	"name" text NOT NULL,
	"phone" text,
	"attributes" jsonb NOT NULL,
	"title" text,
	"company" text,
	"source" text,
	"campaign" text,
	"country" text,
	"account_id" text,
	"label" text NOT NULL,
	"utm_first" jsonb,
	"utm_last" jsonb,
	"opted_out" boolean DEFAULT false NOT NULL,
	"stage" text NOT NULL,
	"stage_at" bigint NOT NULL,
	"owner_id" text,
	"claimed_by" text,
	"claimed_until" bigint,
	"nurture_until" bigint,
	"engagement_since" bigint,
	"exit_reason_id" text,
	"bant" jsonb NOT NULL,
	"fit" bigint DEFAULT 0 NOT NULL,
	"engagement" bigint DEFAULT 0 NOT NULL,
	"grade" text,
	"scored_at" bigint NOT NULL,
	"rescore_at" bigint,
	"held_at" bigint,
	"mql_at" bigint,
	"path" text,
	"criteria_version_id" text,
	"sla_due_at" bigint,
	"first_touch_at" bigint,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"first_mql_at" bigint,
	"first_sal_at" bigint,
	"first_sql_at" bigint,
	"first_customer_at" bigint,
	"last_activity_at" bigint,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observations" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"observed_at" bigint NOT NULL,
	"values" jsonb NOT NULL,
	"origin" text NOT NULL,
	"actor_id" text
);
--> statement-breakpoint
CREATE TABLE "opportunities" (
	"id" text PRIMARY KEY NOT NULL,
	"external_id" text,
	"lead_id" text,
	"account_id" text,
	"name" text NOT NULL,
	"product" text,
	"owner_name" text,
	"amount_minor" bigint,
	"currency" text NOT NULL,
	"state" text NOT NULL,
	"opened_at" bigint,
	"close_date" text,
	"closed_at" bigint,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"step" bigint NOT NULL,
	"from_stage" text,
	"to_stage" text NOT NULL,
	"at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"reason_id" text,
	"note" text,
	"path" text,
	"criteria_version_id" text,
	"fit" bigint NOT NULL,
	"engagement" bigint NOT NULL,
	"explanation" jsonb,
	"undoes" text
);
--> statement-breakpoint
CREATE TABLE "costs" (
	"id" text PRIMARY KEY NOT NULL,
	"external_id" text,
	"day" text NOT NULL,
	"source" text,
	"campaign" text,
	"kind" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"reported_impressions" bigint,
	"reported_clicks" bigint,
	"reported_leads" bigint,
	"reported_customers" bigint,
	"reported_revenue_minor" bigint,
	"note" text,
	"import_id" text,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"hash" text NOT NULL,
	"role" text NOT NULL,
	"created_by" text,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"command" text NOT NULL,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "exit_reasons" (
	"id" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"needs_attempts" boolean DEFAULT false NOT NULL,
	"position" bigint NOT NULL,
	"retired_at" bigint
);
--> statement-breakpoint
CREATE TABLE "invites" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"user_id" text,
	"token_hash" text NOT NULL,
	"created_by" text,
	"created_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" bigint NOT NULL,
	"last_seen_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"revoked_at" bigint,
	"user_agent" text,
	"ip" text
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL,
	"window_ends_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"disabled_at" bigint,
	"created_at" bigint NOT NULL,
	"version" bigint DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "criteria_signatures" ADD CONSTRAINT "criteria_signatures_version_id_criteria_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."criteria_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_problems" ADD CONSTRAINT "import_problems_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bant_answers" ADD CONSTRAINT "bant_answers_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handoffs" ADD CONSTRAINT "handoffs_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observations" ADD CONSTRAINT "observations_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opportunities" ADD CONSTRAINT "opportunities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "criteria_signatures_version" ON "criteria_signatures" USING btree ("version_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "criteria_versions_number" ON "criteria_versions" USING btree ("number");--> statement-breakpoint
CREATE INDEX "criteria_versions_state" ON "criteria_versions" USING btree ("state");--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_domain" ON "accounts" USING btree ("domain");--> statement-breakpoint
CREATE INDEX "accounts_name_key" ON "accounts" USING btree ("name_key");--> statement-breakpoint
CREATE INDEX "activities_lead" ON "activities" USING btree ("lead_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "activities_external_id" ON "activities" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "bant_answers_lead" ON "bant_answers" USING btree ("lead_id","at");--> statement-breakpoint
CREATE INDEX "handoffs_mql" ON "handoffs" USING btree ("mql_at","sql_at");--> statement-breakpoint
CREATE INDEX "handoffs_sal" ON "handoffs" USING btree ("sal_at");--> statement-breakpoint
CREATE INDEX "handoffs_sql" ON "handoffs" USING btree ("sql_at");--> statement-breakpoint
CREATE INDEX "handoffs_customer" ON "handoffs" USING btree ("customer_at");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_email_key" ON "leads" USING btree ("email_key");--> statement-breakpoint
CREATE UNIQUE INDEX "leads_external_id" ON "leads" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "leads_stage" ON "leads" USING btree ("stage","stage_at","id");--> statement-breakpoint
CREATE INDEX "leads_stage_sla" ON "leads" USING btree ("stage","sla_due_at");--> statement-breakpoint
CREATE INDEX "leads_nurture" ON "leads" USING btree ("stage","nurture_until");--> statement-breakpoint
CREATE INDEX "leads_owner" ON "leads" USING btree ("owner_id","stage");--> statement-breakpoint
CREATE INDEX "leads_account" ON "leads" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "leads_rescore" ON "leads" USING btree ("rescore_at");--> statement-breakpoint
CREATE INDEX "leads_created" ON "leads" USING btree ("created_at","source");--> statement-breakpoint
CREATE INDEX "leads_source" ON "leads" USING btree ("source");--> statement-breakpoint
CREATE INDEX "leads_name" ON "leads" USING btree ("name");--> statement-breakpoint
CREATE INDEX "observations_lead" ON "observations" USING btree ("lead_id","observed_at");--> statement-breakpoint
CREATE INDEX "observations_origin" ON "observations" USING btree ("origin","lead_id");--> statement-breakpoint
CREATE UNIQUE INDEX "opportunities_external_id" ON "opportunities" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "opportunities_lead" ON "opportunities" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "opportunities_state" ON "opportunities" USING btree ("state","closed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_moves_lead_step" ON "stage_moves" USING btree ("lead_id","step");--> statement-breakpoint
CREATE INDEX "stage_moves_to" ON "stage_moves" USING btree ("to_stage","at");--> statement-breakpoint
CREATE UNIQUE INDEX "costs_external_id" ON "costs" USING btree ("external_id");--> statement-breakpoint
CREATE INDEX "costs_day" ON "costs" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash" ON "api_keys" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "audit_entity" ON "audit" USING btree ("entity","entity_id");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "invites_token" ON "invites" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email_key");