CREATE INDEX "log_in_attempts_forgotten" ON "log_in_attempts" USING btree ("last_failed_at") WHERE "log_in_attempts"."known_at" is null;--> statement-breakpoint
CREATE INDEX "log_in_attempts_known" ON "log_in_attempts" USING btree ("known_at") WHERE "log_in_attempts"."known_at" is not null;--> statement-breakpoint
CREATE INDEX "asked_letters_by_time" ON "asked_letters" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "asked_letters_by_user" ON "asked_letters" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "password_resets_by_end" ON "password_resets" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "email_verifications_by_end" ON "email_verifications" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "password_resets_by_user" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "email_verifications_by_user" ON "email_verifications" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_rotated" ON "refresh_tokens" USING btree ("rotated_at") WHERE "refresh_tokens"."rotated_at" is not null;--> statement-breakpoint
CREATE INDEX "session_families_ended" ON "session_families" USING btree ("ended_at") WHERE "session_families"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "session_families_by_time" ON "session_families" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "users_guests_by_time" ON "users" USING btree ("created_at") WHERE "users"."guest";
