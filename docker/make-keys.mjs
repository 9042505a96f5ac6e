// Makes the keys of the containers' market: one pair for each process that calls others, once.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const publicFile = join(folder, "public", "callers.json");
if (!existsSync(publicFile)) {
  const publicKeys = ["web", "order-service"].map((name) => {
    const { privateKey, publicKey } = generateKeyPairSync("ed25519");
    const named = (key) => ({ ...key.export({ format: "jwk" }), kid: name, alg: "EdDSA" });
    write(join(folder, name, "key.json"), JSON.stringify(named(privateKey)));
    return named(publicKey);
  });
  write(join(folder, "web", "nextauth-secret"), randomBytes(32).toString("base64url"));
  write(publicFile, JSON.stringify({ keys: publicKeys }));
}

const trackSecret = join(folder, "order-service", "track-secret");
if (!existsSync(trackSecret)) write(trackSecret, randomBytes(32).toString("base64url"));

// The services run as an unprivileged user and read their own volume only.
function write(file, text) {
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text, { mode: 0o444 });
}
