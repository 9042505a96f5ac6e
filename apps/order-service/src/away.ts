/** Nobody answered in time, or the breaker is open: what the call did over there is unknown. */
export class Away extends Error {
  override readonly name = "Away";
}
