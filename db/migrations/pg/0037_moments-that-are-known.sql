DROP INDEX "handoffs_sal";--> statement-breakpoint
DROP INDEX "handoffs_sql";--> statement-breakpoint
DROP INDEX "handoffs_customer";--> statement-breakpoint
DROP INDEX "leads_stage_sla";--> statement-breakpoint
DROP INDEX "leads_nurture";--> statement-breakpoint
DROP INDEX "leads_rescore";--> statement-breakpoint
CREATE INDEX "handoffs_sal" ON "handoffs" USING btree ("sal_at") WHERE "handoffs"."sal_at" is not null;--> statement-breakpoint
CREATE INDEX "handoffs_sql" ON "handoffs" USING btree ("sql_at") WHERE "handoffs"."sql_at" is not null;--> statement-breakpoint
CREATE INDEX "handoffs_customer" ON "handoffs" USING btree ("customer_at") WHERE "handoffs"."customer_at" is not null;--> statement-breakpoint
CREATE INDEX "leads_stage_sla" ON "leads" USING btree ("stage","sla_due_at") WHERE "leads"."sla_due_at" is not null;--> statement-breakpoint
CREATE INDEX "leads_nurture" ON "leads" USING btree ("stage","nurture_until") WHERE "leads"."nurture_until" is not null;--> statement-breakpoint
CREATE INDEX "leads_rescore" ON "leads" USING btree ("rescore_at") WHERE "leads"."rescore_at" is not null;