/** What the account offer shows again after the server looked at it: never the password. */
export type JoinState = {
  fault?: string;
  passwordFault?: string;
  /** The order's address has an account already. */
  isTaken?: boolean;
};
