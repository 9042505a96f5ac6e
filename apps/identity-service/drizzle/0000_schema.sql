-- Written by `npm run schema` from schema.ts.
CREATE TABLE "asked_letters" (
	"key" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"user_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone,
	"letters" integer DEFAULT 1 NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"asked_by" text,
	"correlation_id" text NOT NULL,
	CONSTRAINT "asked_letters_kind" CHECK ("asked_letters"."kind" in ('reset', 'verify', 'taken'))
);

CREATE TABLE "audit_log" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"target" uuid NOT NULL,
	"before" text,
	"after" text,
	"reason" text,
	"correlation_id" text NOT NULL
);

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

CREATE TABLE "ended_sessions" (
	"session_id" uuid PRIMARY KEY NOT NULL,
	"heard_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "inbox" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"handled_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbox_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

CREATE TABLE "log_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_failed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"free_at" timestamp with time zone DEFAULT now() NOT NULL,
	"known_at" timestamp with time zone
);

CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "outbox_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"aggregate_id" text NOT NULL,
	"correlation_id" text NOT NULL,
	"causation_id" uuid,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"published_at" timestamp with time zone
);

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

CREATE TABLE "refresh_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"family_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone,
	CONSTRAINT "refresh_tokens_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "refresh_tokens_hashed" CHECK ("refresh_tokens"."token_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "revocations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL
);

CREATE TABLE "sellers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"shop_name" text NOT NULL,
	"slug" text NOT NULL,
	"country" text NOT NULL,
	"place" text NOT NULL,
	"story" text NOT NULL,
	"shipping_amount" bigint NOT NULL,
	"currency" char(3) NOT NULL,
	"dispatch_min" integer DEFAULT 1 NOT NULL,
	"dispatch_max" integer DEFAULT 3 NOT NULL,
	"return_days" integer DEFAULT 30 NOT NULL,
	"shipping_policy" text DEFAULT '' NOT NULL,
	"returns_policy" text DEFAULT '' NOT NULL,
	"standing" text DEFAULT 'pending' NOT NULL,
	"blocked_reason" text,
	"blocked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sellers_userId_unique" UNIQUE("user_id"),
	CONSTRAINT "sellers_slug_unique" UNIQUE("slug"),
	CONSTRAINT "sellers_standing" CHECK ("sellers"."standing" in ('pending', 'active', 'blocked')),
	CONSTRAINT "sellers_blocked_with_reason" CHECK (("sellers"."standing" = 'blocked') = ("sellers"."blocked_reason" is not null)),
	CONSTRAINT "sellers_blocked_with_time" CHECK (("sellers"."standing" = 'blocked') = ("sellers"."blocked_at" is not null)),
	CONSTRAINT "sellers_dispatch" CHECK ("sellers"."dispatch_min" between 0 and "sellers"."dispatch_max"),
	CONSTRAINT "sellers_return_days" CHECK ("sellers"."return_days" >= 14),
	CONSTRAINT "sellers_shipping_amount" CHECK ("sellers"."shipping_amount" >= 0)
);

CREATE TABLE "session_families" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"kept_at" timestamp with time zone,
	"ip" text,
	"user_agent" text
);

CREATE TABLE "signing_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"private_key" jsonb NOT NULL,
	"public_key" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "suspects" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"in_hand" boolean NOT NULL,
	"crashes" integer DEFAULT 0 NOT NULL,
	"others_flowed" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspects_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);

CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"guest" boolean DEFAULT false NOT NULL,
	"email" text,
	"name" text NOT NULL,
	"phone" text,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"locale" text DEFAULT 'en' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"email_topics" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sessions_valid_from" timestamp with time zone DEFAULT date_trunc('milliseconds', now()) NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_role" CHECK ("users"."role" in ('user', 'seller', 'admin')),
	CONSTRAINT "users_guest_has_no_account" CHECK ("users"."guest" = ("users"."email" is null)),
	CONSTRAINT "users_account_has_password" CHECK (("users"."email" is null) = ("users"."password_hash" is null)),
	CONSTRAINT "users_theme" CHECK ("users"."theme" in ('light', 'dark', 'system')),
	CONSTRAINT "users_locale" CHECK ("users"."locale" ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
	CONSTRAINT "users_guest_is_customer" CHECK (not "users"."guest" or "users"."role" = 'user'),
	CONSTRAINT "users_email_normalised" CHECK ("users"."email" = lower("users"."email") and "users"."email" ~ '^[!-?A-~]+@[!-?A-~]+$' and length("users"."email") <= 254),
	CONSTRAINT "users_password_argon2id" CHECK ("users"."password_hash" ~ '^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$' and substring("users"."password_hash" from 'm=(\d+)')::int >= 19456 and substring("users"."password_hash" from 't=(\d+)')::int >= 2)
);

ALTER TABLE "asked_letters" ADD CONSTRAINT "asked_letters_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "email_verifications" ADD CONSTRAINT "email_verifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "refresh_tokens" ADD CONSTRAINT "refresh_tokens_family_id_session_families_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."session_families"("id") ON DELETE cascade ON UPDATE no action;

ALTER TABLE "sellers" ADD CONSTRAINT "sellers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;

ALTER TABLE "session_families" ADD CONSTRAINT "session_families_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;

CREATE INDEX "asked_letters_by_time" ON "asked_letters" USING btree ("asked_at");

CREATE INDEX "asked_letters_by_user" ON "asked_letters" USING btree ("user_id");

CREATE INDEX "asked_letters_owed" ON "asked_letters" USING btree ("asked_at") WHERE "asked_letters"."written_at" is null and "asked_letters"."user_id" is not null;

CREATE INDEX "audit_log_by_target" ON "audit_log" USING btree ("target","at");

CREATE UNIQUE INDEX "email_verifications_one_per_user" ON "email_verifications" USING btree ("user_id") WHERE "email_verifications"."used_at" is null;

CREATE INDEX "email_verifications_by_end" ON "email_verifications" USING btree ("expires_at");

CREATE INDEX "email_verifications_by_user" ON "email_verifications" USING btree ("user_id");

CREATE INDEX "ended_sessions_by_time" ON "ended_sessions" USING btree ("heard_at");

CREATE INDEX "log_in_attempts_forgotten" ON "log_in_attempts" USING btree ("last_failed_at") WHERE "log_in_attempts"."known_at" is null;

CREATE INDEX "log_in_attempts_known" ON "log_in_attempts" USING btree ("known_at") WHERE "log_in_attempts"."known_at" is not null;

CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("seq") WHERE "outbox"."published_at" is null;

CREATE UNIQUE INDEX "password_resets_one_per_user" ON "password_resets" USING btree ("user_id") WHERE "password_resets"."used_at" is null;

CREATE INDEX "password_resets_by_end" ON "password_resets" USING btree ("expires_at");

CREATE INDEX "password_resets_by_user" ON "password_resets" USING btree ("user_id");

CREATE UNIQUE INDEX "refresh_tokens_one_live_per_family" ON "refresh_tokens" USING btree ("family_id") WHERE "refresh_tokens"."rotated_at" is null;

CREATE INDEX "refresh_tokens_by_family" ON "refresh_tokens" USING btree ("family_id");

CREATE INDEX "refresh_tokens_rotated" ON "refresh_tokens" USING btree ("rotated_at") WHERE "refresh_tokens"."rotated_at" is not null;

CREATE INDEX "sellers_by_standing" ON "sellers" USING btree ("standing","id");

CREATE INDEX "session_families_by_user" ON "session_families" USING btree ("user_id");

CREATE INDEX "session_families_by_time" ON "session_families" USING btree ("created_at");

CREATE INDEX "session_families_ended" ON "session_families" USING btree ("ended_at") WHERE "session_families"."ended_at" is not null;

CREATE INDEX "users_by_words" ON "users" USING gin ("email" gin_trgm_ops,"name" gin_trgm_ops) WHERE not "users"."guest";

CREATE INDEX "users_guests_by_time" ON "users" USING btree ("created_at") WHERE "users"."guest";
