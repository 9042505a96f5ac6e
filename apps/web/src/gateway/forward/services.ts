import "server-only";
import { catalogFor, identityFor, notifierFor, orderFor, paymentFor } from "./clients.ts";
import { currentSession } from "../session/session.ts";

/** For server components and actions: the services, called for whoever is signed in. */
export const identity = async () => identityFor((await currentSession())?.accessToken);
export const catalog = async () => catalogFor((await currentSession())?.accessToken);
export const order = async () => orderFor((await currentSession())?.accessToken);
export const payment = async () => paymentFor((await currentSession())?.accessToken);
export const notifier = async () => notifierFor((await currentSession())?.accessToken);
