CREATE TABLE "suspects" (
	"consumer" text NOT NULL,
	"event_id" uuid NOT NULL,
	"in_hand" boolean NOT NULL,
	"crashes" integer DEFAULT 0 NOT NULL,
	"others_flowed" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suspects_consumer_event_id_pk" PRIMARY KEY("consumer","event_id")
);
