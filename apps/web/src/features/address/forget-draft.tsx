"use client";

import { useEffect } from "react";
import { forgetDraft } from "./use-draft.ts";
import type { DraftOf } from "./use-draft.ts";

/** Stands on the pages after a form: the server has what was typed into it. */
export function ForgetDraft({ of }: { of: DraftOf }) {
  useEffect(() => forgetDraft(of), [of]);
  return null;
}
