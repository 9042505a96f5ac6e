import { emailInput } from "@stallhouse/contracts/forms/input";
import { readEnv, serviceEnv } from "@stallhouse/service/env";
import { z } from "zod";
import { newPassword } from "./account/account-input.ts";

/** The first admin, made at start when the house has none. Left out, none is made. */
const firstAdmin = {
  ADMIN_EMAIL: emailInput.optional(),
  ADMIN_PASSWORD: newPassword.optional(),
  ADMIN_NAME: z.string().min(1).max(120).default("Admin"),
};

export const env = readEnv(serviceEnv.extend(firstAdmin));
