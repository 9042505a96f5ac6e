/** What the form for a code shows again after the server looked at it. */
export type CouponState = { code: string; fault?: string };

export type CouponActions = {
  apply: (before: CouponState, form: FormData) => Promise<CouponState>;
  remove: () => Promise<void>;
};
