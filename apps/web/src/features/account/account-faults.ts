type Values = Readonly<Record<string, string>>;
type Faults = Record<string, string>;

const minPassword = 8;

/** What is wrong with each field and how to mend it. Identity checks again; this is to say it kindly. */
export function customerFaults(values: Values): Faults {
  return clean({
    name: values["name"]?.trim() ? "" : "Enter your name, as it should stand on a parcel.",
    email: emailFault(values["email"] ?? ""),
    password: passwordFault(values["password"] ?? ""),
  });
}

export function sellerFaults(values: Values): Faults {
  return clean({
    ...customerFaults(values),
    shopName: values["shopName"]?.trim() ? "" : "Enter the name of your shop, as customers will see it.",
    place: values["place"]?.trim() ? "" : "Enter the town your parcels leave from.",
    story: values["story"]?.trim() ? "" : "Write a sentence or two about what you make.",
    shipping: parseEuros(values["shipping"]) === undefined ? "Enter an amount like 4.90, or 0 for free delivery." : "",
  });
}

/** Of one's own profile. */
export function profileFaults(values: Values): Faults {
  const phone = values["phone"]?.trim() ?? "";
  return clean({
    name: values["name"]?.trim() ? "" : "Enter your name, as it should stand on a parcel.",
    phone:
      !phone || /^\+?[0-9 ()-]{6,24}$/.test(phone) ? "" : "Enter a number like +351 912 345 678, or leave it empty.",
  });
}

export function changeFaults(values: Values): Faults {
  return clean({
    current: values["current"] ? "" : "Enter the password you have now.",
    next: passwordFault(values["next"] ?? ""),
  });
}

export function emailFault(email: string): string {
  if (!email.trim()) return "Enter your email address.";
  if (!email.includes("@")) return "An email address has an @, like anna@example.com.";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(email.trim()))
    return "The part after the @ looks incomplete, like example.com.";
  return "";
}

export function passwordFault(password: string): string {
  const { length } = Array.from(password);
  if (length === 0) return "Choose a password of at least 8 characters.";
  if (length < minPassword) return `${minPassword - length} more to go: a password needs at least 8 characters.`;
  return "";
}

/** "4.90", "4,9" or "4" → cents. */
export function parseEuros(text: string | undefined): number | undefined {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/.exec(text?.trim() ?? "");
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : undefined;
}

function clean(faults: Faults): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([, sentence]) => sentence !== ""));
}
