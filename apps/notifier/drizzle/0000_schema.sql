-- Written by `npm run schema` from schema.ts.
CREATE TABLE "budgets" (
	"key" text PRIMARY KEY NOT NULL,
	"spent" integer NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);

CREATE TABLE "confirmed_addresses" (
	"mailbox" text PRIMARY KEY NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "contacts" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"seller_id" uuid,
	"shop_name" text,
	CONSTRAINT "contacts_sellerId_unique" UNIQUE("seller_id")
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

CREATE TABLE "mail_choices" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"unwanted" jsonb NOT NULL
);

CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"template" text NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" jsonb,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"provider_message_id" text,
	"error" text,
	"sender" text,
	"granted_at" timestamp with time zone,
	"put_off" integer DEFAULT 0 NOT NULL,
	"correlation_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "notifications_once" UNIQUE("event_id","channel","recipient","template"),
	CONSTRAINT "notifications_channel" CHECK ("notifications"."channel" in ('mail', 'sms')),
	CONSTRAINT "notifications_state" CHECK ("notifications"."state" in ('pending', 'sent', 'failed', 'over_budget')),
	CONSTRAINT "notifications_sent_with_time" CHECK (("notifications"."state" = 'sent') = ("notifications"."sent_at" is not null)),
	CONSTRAINT "notifications_one_line_headers" CHECK ("notifications"."subject" || "notifications"."recipient" !~ '[[:cntrl:]]')
);

CREATE TABLE "order_holds" (
	"order_id" uuid PRIMARY KEY NOT NULL,
	"expires_at" timestamp with time zone,
	"track_token" text
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

CREATE TABLE "owed_letters" (
	"event_id" uuid NOT NULL,
	"seller_id" uuid NOT NULL,
	"fact" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "owed_letters_event_id_seller_id_pk" PRIMARY KEY("event_id","seller_id")
);

CREATE TABLE "revocations" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"not_before" timestamp with time zone NOT NULL
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

CREATE INDEX "budgets_by_end" ON "budgets" USING btree ("ends_at");

CREATE INDEX "contacts_by_role" ON "contacts" USING btree ("role");

CREATE INDEX "ended_sessions_by_time" ON "ended_sessions" USING btree ("heard_at");

CREATE INDEX "notifications_by_words" ON "notifications" USING gin ("recipient" gin_trgm_ops,"subject" gin_trgm_ops) WHERE "notifications"."state" = 'sent';

CREATE INDEX "notifications_unsent" ON "notifications" USING btree ("id") WHERE "notifications"."state" <> 'sent';

CREATE INDEX "notifications_texts" ON "notifications" USING btree ("id") WHERE "notifications"."channel" = 'sms';

CREATE INDEX "notifications_due" ON "notifications" USING btree ("due_at") WHERE "notifications"."state" = 'pending';

CREATE INDEX "notifications_failed" ON "notifications" USING btree ("created_at") WHERE "notifications"."state" = 'failed';

CREATE INDEX "notifications_bodies" ON "notifications" USING btree ("created_at") WHERE "notifications"."state" <> 'pending' and "notifications"."body" is not null;

CREATE INDEX "outbox_unpublished" ON "outbox" USING btree ("seq") WHERE "outbox"."published_at" is null;

CREATE INDEX "owed_letters_by_seller" ON "owed_letters" USING btree ("seller_id");
