/** What people say about one kind of thing. */
export interface Remarks {
  /** Said with five stars, and with four before the reservation. */
  good: string[];
  /** The reservation: said with four and three stars, and with two. */
  mid: string[];
  /** Said with one or two stars. */
  poor: string[];
}
