/** Stands where the hour goes in a line that no page shows but an old one. */
export const asOfMark = "~as-of~";

const line = new RegExp(`<p hidden="" data-as-of=""([^>]*)>([^<]*)${asOfMark}`);

/** A page that is shown while the shop is away, saying as of when. */
export function withAsOf(html: string, time: string): string {
  return html.replace(line, (_, looks: string, before: string) => `<p data-as-of=""${looks}>${before}${time}`);
}

/** For what happens on the page: whether it is shown because the shop cannot be asked. */
export function isShopAway(): boolean {
  return document.querySelector("[data-as-of]:not([hidden])") !== null;
}
