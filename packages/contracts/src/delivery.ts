/** Working days from the order to the parcel's arrival. */
const standardDays = { earliest: 2, latest: 4 };

/** When a parcel ordered now arrives: counted in working days, Monday to Friday, UTC. Dates as YYYY-MM-DD. */
export function deliveryDates(now: Date): { earliest: string; latest: string } {
  return {
    earliest: addWorkingDays(now, standardDays.earliest),
    latest: addWorkingDays(now, standardDays.latest),
  };
}

/** The date, as YYYY-MM-DD, that many working days later. */
export function addWorkingDays(from: Date, days: number): string {
  const date = new Date(from);
  for (let left = days; left > 0;) {
    date.setUTCDate(date.getUTCDate() + 1);
    const weekday = date.getUTCDay();
    if (weekday !== 0 && weekday !== 6) left--;
  }
  return date.toISOString().slice(0, 10);
}
