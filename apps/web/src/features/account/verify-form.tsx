"use client";

import { useActionState } from "react";
import { paths } from "~/paths.ts";
import { LinkButton } from "~/ui/button.tsx";
import { Notice } from "~/ui/notice.tsx";
import type { Outcome } from "~/ui/outcome.ts";
import { SubmitButton } from "~/ui/submit-button.tsx";

type Send = (before: Outcome, form: FormData) => Promise<Outcome>;
type Props = {
  confirm: Send;
  /** Sends another link to whoever is signed in; strangers have to sign in first. */
  sendAnother: Send | undefined;
  isExpired: boolean;
};

/** One button: mail programs open links to look at them, and a look must not use the link up. */
export function VerifyForm({ confirm, sendAnother, isExpired }: Props) {
  const [state, send] = useActionState(confirm, {});
  if (state.done) {
    return (
      <div className="grid justify-items-start gap-4">
        <Notice tone="success" announce className="w-full">
          {state.done}
        </Notice>
        <LinkButton href={paths.home}>Go to the market</LinkButton>
      </div>
    );
  }
  if (isExpired) return <DeadLink sendAnother={sendAnother} />;
  return (
    <form action={send} className="grid gap-4">
      {state.error ? (
        <Notice tone="danger" announce>
          {state.error}
        </Notice>
      ) : (
        <p>Press the button, and we know that our letters reach you.</p>
      )}
      <SubmitButton size="lg" busyText="Confirming …">
        Confirm this address
      </SubmitButton>
    </form>
  );
}

function DeadLink({ sendAnother }: { sendAnother: Send | undefined }) {
  return (
    <div className="grid gap-4">
      <Notice tone="warn" title="This link doesn’t work any more">
        A link works once, for two days. If you have used it already, your address is confirmed and there is nothing to
        do.
      </Notice>
      {sendAnother ? (
        <SendLink send={sendAnother} />
      ) : (
        <p>
          <LinkButton href={paths.login(paths.accountProfile)}>Sign in to send a new link</LinkButton>
        </p>
      )}
    </div>
  );
}

/** Sends a link to confirm one's address, and says that it did. */
export function SendLink({ send }: { send: Send }) {
  const [state, submit] = useActionState(send, {});
  return (
    <form action={submit} className="grid justify-items-start gap-3">
      {(state.done ?? state.error) && (
        <Notice tone={state.done ? "success" : "danger"} announce className="w-full">
          {state.done ?? state.error}
        </Notice>
      )}
      <SubmitButton look="secondary" busyText="Sending …">
        {state.done ? "Send again" : "Send a new link"}
      </SubmitButton>
    </form>
  );
}
