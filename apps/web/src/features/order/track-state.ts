/** What the form for finding an order shows again after the server looked at it. */
export type TrackState = {
  fault?: string;
  faults: Readonly<Record<string, string>>;
  values: { number: string; email: string };
};
