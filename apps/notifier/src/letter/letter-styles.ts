import type { CSSProperties } from "react";

/** The light tokens of the market, as literal values: mail programs know no custom properties. */
const color = {
  canvas: "#F7F8F6",
  surface: "#FFFFFF",
  line: "#D8DDD5",
  ink: "#141A16",
  ink2: "#4A554D",
  accent: "#0A5C43",
  accentSoft: "#DCEEE5",
  ticket: "#FFD23F",
  onTicket: "#1B1600",
};
const text = "'Hanken Grotesk', -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const display = "'Bricolage Grotesque', 'Arial Narrow', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const base: CSSProperties = { fontFamily: text, fontSize: "16px", lineHeight: "24px", color: color.ink };
const small: CSSProperties = { ...base, fontSize: "14px", lineHeight: "20px", color: color.ink2 };
const cell: CSSProperties = { ...base, padding: "6px 0", verticalAlign: "top" };
const numbers: CSSProperties = { fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" };

export const styles = {
  preview: { display: "none", overflow: "hidden", lineHeight: "1px", opacity: 0, maxHeight: 0, maxWidth: 0 },
  body: { backgroundColor: color.canvas, margin: "0", padding: "24px 0", ...base },
  page: { width: "100%", maxWidth: "600px", margin: "0 auto", padding: "0 12px" },
  sign: { padding: "8px 4px 20px" },
  signLink: { textDecoration: "none", color: color.ink },
  ticket: {
    display: "inline-block",
    backgroundColor: color.ticket,
    color: color.onTicket,
    fontFamily: display,
    fontWeight: 700,
    fontSize: "20px",
    lineHeight: "28px",
    padding: "2px 10px",
    borderRadius: "2px 10px 10px 2px",
    marginRight: "10px",
  },
  name: {
    fontFamily: display,
    fontWeight: 700,
    fontSize: "22px",
    lineHeight: "32px",
    letterSpacing: "-0.02em",
    color: color.ink,
    verticalAlign: "middle",
  },
  card: {
    backgroundColor: color.surface,
    border: `1px solid ${color.line}`,
    borderRadius: "14px",
    padding: "32px 28px",
  },
  heading: {
    fontFamily: display,
    fontWeight: 700,
    fontSize: "28px",
    lineHeight: "32px",
    letterSpacing: "-0.02em",
    color: color.ink,
    margin: "0 0 16px",
  },
  paragraph: { ...base, margin: "0 0 16px" },
  facts: { margin: "4px 0 20px" },
  factLabel: { ...cell, color: color.ink2, width: "38%", paddingRight: "12px" },
  factValue: { ...cell, fontWeight: 600, overflowWrap: "anywhere" },
  parcel: { margin: "0 0 16px" },
  parcelTitle: {
    ...base,
    fontWeight: 600,
    margin: "0 0 8px",
    padding: "8px 12px",
    borderRadius: "6px",
    backgroundColor: color.accentSoft,
  },
  lineQuantity: { ...cell, ...numbers, color: color.ink2, width: "48px", paddingLeft: "12px" },
  lineTitle: { ...cell, paddingRight: "12px" },
  lineLabel: { ...small, display: "block" },
  lineAmount: { ...cell, ...numbers, width: "96px", paddingRight: "12px" },
  totals: { margin: "0 0 16px", padding: "0 12px" },
  rule: { border: "none", borderTop: `1px solid ${color.line}`, margin: "0 0 8px" },
  totalLabel: { ...cell, color: color.ink2, padding: "3px 0" },
  totalAmount: { ...cell, ...numbers, padding: "3px 0" },
  finalLabel: { ...cell, fontWeight: 700 },
  finalAmount: { ...cell, ...numbers, fontWeight: 700, fontFamily: display, fontSize: "20px" },
  action: { margin: "8px 0 0" },
  button: {
    display: "inline-block",
    backgroundColor: color.accent,
    color: color.surface,
    fontFamily: text,
    fontSize: "16px",
    fontWeight: 600,
    lineHeight: "20px",
    textDecoration: "none",
    padding: "14px 24px",
    borderRadius: "10px",
  },
  plainLink: { ...small, margin: "12px 0 0", wordBreak: "break-all" },
  plainLinkText: { color: color.accent, textDecoration: "underline" },
  footer: { ...small, margin: "16px 4px 0" },
} satisfies Record<string, CSSProperties>;
