CREATE TABLE "suppressions" (
	"hash" text PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"by_name" text NOT NULL
);
