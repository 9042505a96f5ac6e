import type { OwnList } from "~/api/own-list.ts";

/** The products this browser looked at, by their addresses. */
export const seenList: OwnList<string> = {
  name: "stallhouse:seen",
  most: 12,
  idOf: (slug) => slug,
  isItem: (value): value is string => typeof value === "string" && /^[a-z0-9-]{1,120}$/.test(value),
};
