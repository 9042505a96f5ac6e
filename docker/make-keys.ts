import { makeContainerKeys } from "../tools/launch/src/container-keys.ts";

/** Run by the service `keys`, once at every start: `node make-keys.mjs /keys production`. */
const [folder = "/keys", mode] = process.argv.slice(2);
makeContainerKeys(folder, mode === "demo" ? "demo" : "production");
