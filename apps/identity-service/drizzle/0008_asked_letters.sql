ALTER TABLE "asked_letters" ADD COLUMN "letters" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "asked_letters" ADD COLUMN "since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "asked_letters" ADD COLUMN "asked_by" text;--> statement-breakpoint
-- Who showed an address to be theirs before anybody heard of it: said now, once for each.
INSERT INTO "outbox" ("id", "key", "aggregate_id", "correlation_id", "payload")
SELECT gen_random_uuid(), 'email.verified.v1', u."id"::text, gen_random_uuid()::text, jsonb_build_object(
	'userId', u."id", 'email', u."email", 'name', u."name", 'role', u."role",
	'verifiedAt', to_char(u."email_verified_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
	'shop', CASE WHEN s."id" IS NOT NULL THEN jsonb_build_object('sellerId', s."id", 'shopName', s."shop_name", 'standing', s."standing") END)
FROM "users" u LEFT JOIN "sellers" s ON s."user_id" = u."id"
WHERE u."email_verified_at" IS NOT NULL;
