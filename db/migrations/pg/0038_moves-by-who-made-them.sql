DROP INDEX "stage_moves_to";--> statement-breakpoint
CREATE INDEX "stage_moves_made" ON "stage_moves" USING btree ("actor_id","at") WHERE "stage_moves"."actor_id" is not null;