import { readFileSync, writeFileSync } from "node:fs";
import { withMaps } from "./maps.ts";

const file = new URL("../../../docs/architecture.md", import.meta.url);
writeFileSync(file, withMaps(readFileSync(file, "utf8")));
