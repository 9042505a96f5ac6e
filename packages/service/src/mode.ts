/**
 * `production` is for real people and real money, and what a process is unless told otherwise. `demo` is the market with the
 * outside world simulated: its secrets may be anything, and it says what it is.
 */
export const modes = ["production", "demo"] as const;
export type Mode = (typeof modes)[number];

export type Fault = { name: string; message: string };
type Values = Readonly<Record<string, string | undefined>>;

const namesSecret = /(SECRET|PASSWORD|TOKEN|KEY|SID)(_ID)?$/;
const namesPublicAddress = /^(PUBLIC|NEXTAUTH)_URL$/;
/** Of our own making, so that their length is ours to say. */
const signs = /^(NEXTAUTH|TRACK)_SECRET$/;
const onlyInDemo = /^(DEMO|DEMO_ACCOUNTS|SANDBOX_URL)$/;

/** Words that people and images begin with; a secret made of nothing else is none. */
const defaults = new Set(
  `stallhouse postgres postgresql guest admin administrator root user secret password passwd pass changeme change me default
   rabbitmq minio minioadmin minio123 letmein qwerty welcome test demo dev development sandbox example sample dummy fake local
   localhost foo bar my the key token service database db whsec sk pk rk re ac live`.split(/\s+/),
);
/** As providers and examples mark what is not real. */
const marksOfTests =
  /(^|[^a-z])test([^a-z]|$)|sandbox|example|change.?me|placeholder|dummy|your.?(secret|key|token|password)/i;

/** Everything in an environment that must not be seen in production, each with its variable's name and never with its value. */
export function productionFaults(values: Values): Fault[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const message = value === undefined || value === "" ? undefined : faultOf(name, value);
    return message ? [{ name, message }] : [];
  });
}

function faultOf(name: string, value: string): string | undefined {
  if (onlyInDemo.test(name)) return /^(0|false)$/.test(value) ? undefined : "is for the demo only";
  if (name === "SMS_FROM" || name === "MAIL_FROM") return faultOfSender(value);
  if (/^[a-z]+:\/\//i.test(value) && URL.canParse(value)) return faultOfUrl(name, new URL(value));
  if (!namesSecret.test(name) || isJson(value)) return undefined;
  return faultOfSecret(value, signs.test(name) ? 32 : 12);
}

const nobodysDomain = /@[^>]*\b(example(\.(com|net|org))?|test|invalid|localhost)>?$/i;

function faultOfSender(value: string): string | undefined {
  if (value.startsWith("+1500555")) return "is the provider's test number";
  return nobodysDomain.test(value) ? "is at a domain that nobody has" : undefined;
}

function faultOfUrl(name: string, url: URL): string | undefined {
  if (/(^|\.)sandbox(\.|$)/.test(url.hostname)) return "leads to the sandbox";
  if (namesPublicAddress.test(name) && url.protocol !== "https:" && !isLocal(url.hostname)) {
    return "must begin with https: people would send their passwords in the clear";
  }
  const isStore = /^(postgres(ql)?|amqps?):$/.test(url.protocol);
  if (!url.password) return isStore ? "has no password" : undefined;
  const fault = faultOfSecret(decodeURIComponent(url.password), 12);
  return fault ? `its password ${fault}` : undefined;
}

function faultOfSecret(value: string, leastLength: number): string | undefined {
  const words = value
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ""));
  if (words.every((word) => word === "" || defaults.has(word))) return "is a default that everybody knows";
  if (marksOfTests.test(value)) return "is a test secret";
  if (value.length < leastLength) return `is too short for a secret: at least ${leastLength} characters`;
  if (new Set(value).size < 6) return "is no secret: it is too regular";
  return undefined;
}

/** Keys come as JSON: nobody types those. */
function isJson(value: string): boolean {
  return value.startsWith("{");
}

function isLocal(host: string): boolean {
  return host === "localhost" || host.endsWith(".localhost") || /^127\.|^\[::1\]$/.test(host);
}
