/** What can be wrong with a field, whatever the language it is said in. */
export type FaultCode =
  | "missing"
  | "tooShort"
  | "tooLong"
  | "tooFew"
  | "tooMany"
  | "tooLow"
  | "tooHigh"
  | "character"
  | "unreadable"
  | "unknown"
  | "twice"
  | "emailWithoutAt"
  | "emailIncomplete"
  | "phone"
  | "postalCode"
  | "money"
  | "moneyBelowZero"
  | "moneyDecimals"
  | "whole"
  | "notAbovePrice"
  | "beforeFirst"
  | "aboveOnePayment";

/** `limit`: what must be reached or not passed. `count`: how many there are, or are still due. */
export type Fault = { code: FaultCode; limit?: number; count?: number; example?: string };

/** A fault at its field, named by its path: "address.city", "variants.2.price". */
export type FieldFault = Fault & { field: string };
