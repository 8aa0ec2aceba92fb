DROP INDEX "activities_external_id";--> statement-breakpoint
CREATE UNIQUE INDEX "activities_external_id" ON "activities" USING btree ("external_id") WHERE "activities"."external_id" is not null;