ALTER TABLE "stock_alerts" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stock_alerts" ADD COLUMN "asked_by" uuid;--> statement-breakpoint
-- Nobody confirmed what was asked for before: its addresses are asked now, as if it had been left today.
UPDATE "stock_alerts" SET "created_at" = now();--> statement-breakpoint
DROP INDEX "stock_alerts_due";--> statement-breakpoint
CREATE INDEX "stock_alerts_due" ON "stock_alerts" USING btree ("due_at") WHERE due_at is not null and confirmed_at is not null;--> statement-breakpoint
CREATE INDEX "stock_alerts_unconfirmed" ON "stock_alerts" USING btree ("created_at") WHERE confirmed_at is null;--> statement-breakpoint
CREATE TABLE "stock_alert_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "stock_alert_links_hashed" CHECK ("stock_alert_links"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "stock_alert_links_purpose" CHECK ("stock_alert_links"."purpose" in ('confirm', 'end'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "stock_alert_links_one_to_confirm" ON "stock_alert_links" USING btree ("email") WHERE purpose = 'confirm';--> statement-breakpoint
CREATE INDEX "stock_alert_links_by_end" ON "stock_alert_links" USING btree ("expires_at");--> statement-breakpoint
CREATE TABLE "verified_members" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL
);
