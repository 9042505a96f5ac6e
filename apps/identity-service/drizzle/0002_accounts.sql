CREATE TABLE "asked_letters" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone,
	"correlation_id" text NOT NULL,
	CONSTRAINT "asked_letters_kind" CHECK ("asked_letters"."kind" in ('reset', 'verify', 'taken'))
);
--> statement-breakpoint
CREATE TABLE "email_verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"fact_id" uuid,
	CONSTRAINT "email_verifications_hashed" CHECK ("email_verifications"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "email_verifications_short" CHECK ("email_verifications"."expires_at" <= "email_verifications"."created_at" + interval '48 hours')
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"fact_id" uuid,
	CONSTRAINT "password_resets_hashed" CHECK ("password_resets"."token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "password_resets_short" CHECK ("password_resets"."expires_at" <= "password_resets"."created_at" + interval '60 minutes')
);
--> statement-breakpoint
ALTER TABLE "session_families" ADD COLUMN "kept_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "session_families" ADD COLUMN "ip" text;--> statement-breakpoint
ALTER TABLE "session_families" ADD COLUMN "user_agent" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "email_topics" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "asked_letters" ADD CONSTRAINT "asked_letters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_verifications" ADD CONSTRAINT "email_verifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asked_letters_owed" ON "asked_letters" USING btree ("asked_at") WHERE "asked_letters"."written_at" is null and "asked_letters"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "email_verifications_one_per_user" ON "email_verifications" USING btree ("user_id") WHERE "email_verifications"."used_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "password_resets_one_per_user" ON "password_resets" USING btree ("user_id") WHERE "password_resets"."used_at" is null;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_locale" CHECK ("users"."locale" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');