CREATE TABLE "kept_answers" (
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"request" text NOT NULL,
	"result" jsonb NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "kept_answers_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "scopes" jsonb;--> statement-breakpoint
CREATE INDEX "kept_answers_at" ON "kept_answers" USING btree ("at");