CREATE TABLE "mail_leads" (
	"mail_id" text NOT NULL,
	"lead_id" text NOT NULL,
	CONSTRAINT "mail_leads_mail_id_lead_id_pk" PRIMARY KEY("mail_id","lead_id")
);
--> statement-breakpoint
ALTER TABLE "mail_leads" ADD CONSTRAINT "mail_leads_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mail_leads_lead" ON "mail_leads" USING btree ("lead_id");--> statement-breakpoint
INSERT INTO "mail_leads" ("mail_id", "lead_id")
SELECT DISTINCT "mail_id", "lead_id" FROM "notifications"
WHERE "lead_id" IS NOT NULL AND "mail_id" IN (SELECT "id" FROM "mails");--> statement-breakpoint
ALTER TABLE "notifications" DROP COLUMN "mail_id";