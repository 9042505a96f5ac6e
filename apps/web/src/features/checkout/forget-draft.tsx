"use client";

import { useEffect } from "react";
import { forgetDraft } from "./use-draft.ts";

/** Stands on the steps after a form: the server has what was typed into it. */
export function ForgetDraft({ of }: { of: "contact" | "address" }) {
  useEffect(() => forgetDraft(of), [of]);
  return null;
}
