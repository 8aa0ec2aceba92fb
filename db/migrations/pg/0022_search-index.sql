CREATE TABLE "search_entries" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"lead_id" text NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "search_entries_lead" ON "search_entries" USING btree ("lead_id");
--> statement-breakpoint
INSERT INTO "search_entries" ("lead_id", "key") SELECT "id", "search_key" || coalesce((SELECT string_agg(chr(10) || "key", '') FROM "lead_aliases" WHERE "lead_id" = "leads"."id" AND "kind" = 'email'), '') FROM "leads" ORDER BY "created_at", "id";
--> statement-breakpoint
-- Three letters each: without the extension a search reads every entry, which is slower and finds the same.
DO $$ BEGIN
	CREATE EXTENSION IF NOT EXISTS pg_trgm;
	CREATE INDEX "search_entries_parts" ON "search_entries" USING gin ("key" gin_trgm_ops);
EXCEPTION WHEN OTHERS THEN
	RAISE WARNING 'Handoff searches without an index, since the extension pg_trgm cannot be made: %. docs/search.md says how to add it.', SQLERRM;
END $$;
--> statement-breakpoint
CREATE FUNCTION "search_entry_key"(lead text) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT coalesce((SELECT "search_key" FROM "leads" WHERE "id" = lead), '') || coalesce((SELECT string_agg(chr(10) || "key", '') FROM "lead_aliases" WHERE "lead_id" = lead AND "kind" = 'email'), '')
$$;
--> statement-breakpoint
CREATE FUNCTION "leads_search"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP = 'INSERT' THEN
		INSERT INTO "search_entries" ("lead_id", "key") VALUES (NEW."id", NEW."search_key");
	ELSIF TG_OP = 'UPDATE' THEN
		UPDATE "search_entries" SET "key" = "search_entry_key"(NEW."id") WHERE "lead_id" = NEW."id";
	ELSE
		DELETE FROM "search_entries" WHERE "lead_id" = OLD."id";
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION "lead_aliases_search"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
	IF TG_OP <> 'INSERT' THEN
		UPDATE "search_entries" SET "key" = "search_entry_key"(OLD."lead_id") WHERE "lead_id" = OLD."lead_id";
	END IF;
	IF TG_OP <> 'DELETE' THEN
		UPDATE "search_entries" SET "key" = "search_entry_key"(NEW."lead_id") WHERE "lead_id" = NEW."lead_id";
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "leads_search_written" AFTER INSERT OR DELETE ON "leads" FOR EACH ROW EXECUTE FUNCTION "leads_search"();
--> statement-breakpoint
CREATE TRIGGER "leads_search_changed" AFTER UPDATE OF "search_key" ON "leads" FOR EACH ROW WHEN (OLD."search_key" <> NEW."search_key") EXECUTE FUNCTION "leads_search"();
--> statement-breakpoint
CREATE TRIGGER "lead_aliases_search_written" AFTER INSERT OR DELETE OR UPDATE OF "lead_id" ON "lead_aliases" FOR EACH ROW EXECUTE FUNCTION "lead_aliases_search"();
