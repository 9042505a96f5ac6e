/** `taken`: somebody registered with an address that has an account already; its owner is told. */
const letterKinds = ["reset", "verify", "taken"] as const;
export type LetterKind = (typeof letterKinds)[number];
