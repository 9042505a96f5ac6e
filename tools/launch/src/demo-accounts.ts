/** The three log-ins of the demo market. Public on purpose: the demo runs on this machine only. */
export const demoAccounts = {
  customer: {
    role: "user",
    label: "Customer",
    name: "Clara Moreno",
    email: "clara@demo.stallhouse.example",
    password: "market-day-clara",
  },
  seller: {
    role: "seller",
    label: "Seller",
    name: "Aoife Brennan",
    email: "aoife@ember-and-oak.stallhouse.example",
    password: "market-day-aoife",
  },
  admin: {
    role: "admin",
    label: "Admin",
    name: "Ines Aldana",
    email: "ines@demo.stallhouse.example",
    password: "market-day-ines",
  },
} as const;
