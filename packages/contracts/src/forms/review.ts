import { line, paragraphs, typedWhole } from "./fields.ts";

export const reviewForm = { stars: typedWhole(1, 5), title: line(120), body: paragraphs(4_000, 1) };
