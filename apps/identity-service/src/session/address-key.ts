import { createHash } from "node:crypto";
import { isIPv6 } from "node:net";

/** An address as we count by it: IPv6 by its /64, because whoever has one has all of them. */
export function addressKey(ip: string): string {
  const mapped = ip.match(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(ip)) return ip.toLowerCase();
  const [head = "", tail] = ip.toLowerCase().replace(/%.*$/, "").split("::");
  const groups = head === "" ? [] : head.split(":");
  const ending = tail ? tail.split(":") : [];
  const gap =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - groups.length - ending.length) }, () => "0");
  const network = [...groups, ...gap, ...ending].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(":")}::/64`;
}

/** Stands for an address where others only count by it, and need not know it. */
export function addressMark(ip: string): string {
  return createHash("sha256")
    .update(`address ${addressKey(ip)}`)
    .digest("hex")
    .slice(0, 16);
}
