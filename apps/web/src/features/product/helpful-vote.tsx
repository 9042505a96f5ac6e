"use client";

import { useActionState } from "react";

/** What a vote was answered with, and how many found the review helpful then, said in words. */
export type VoteState = { text: string; count?: string };
export type Vote = (reviewId: string, before: VoteState) => Promise<VoteState>;

type Props = {
  vote: (before: VoteState) => Promise<VoteState>;
  button: string;
  /** Tells the buttons of several reviews apart. */
  label: string;
  /** How many found it helpful, said in words; empty when nobody did. */
  count: string;
};

/** Says that a review helped. A form, so that it works before its scripts have come. */
export function HelpfulVote({ vote, button, label, count }: Props) {
  const [said, send, isPending] = useActionState(vote, { text: "" });
  return (
    <form action={send} className="inline-flex flex-wrap items-center gap-x-3">
      <button
        aria-label={label}
        aria-disabled={isPending || undefined}
        className="target rounded-full border-[1.5px] border-line bg-surface px-3 font-semibold text-ink hover:border-line-strong"
      >
        {button}
      </button>
      <span>{said.count ?? count}</span>
      <output>{said.text}</output>
    </form>
  );
}
