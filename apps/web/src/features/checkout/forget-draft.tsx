"use client";

import { useEffect } from "react";
import { forgetDraft } from "./use-draft.ts";

/** Stands on the steps after the address: the server has it now. */
export function ForgetDraft() {
  useEffect(forgetDraft, []);
  return null;
}
