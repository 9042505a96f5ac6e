import { createServer } from "node:http";
import postgres from "postgres";
import { run } from "./load.ts";
import type { Timings } from "./load.ts";

/** What the machine allows today: a bare server of Node's, asked as our services are. */
export async function bareHttp(concurrency: number): Promise<Timings> {
  const body = JSON.stringify({ result: { data: { ok: true } } });
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "application/json").end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
  const timings = await run({ concurrency, count: 20_000, maxSeconds: 4 }, async () => {
    await (await fetch(url)).json();
  });
  await new Promise((resolve) => server.close(resolve));
  return timings;
}

/** The transaction of TPC-B (three updates, a read, an insert) at scale 10, on the same server and with its fsync. */
export async function tpcB(url: string, concurrency: number): Promise<Timings> {
  const sql = postgres(url, { max: concurrency, onnotice: () => {} });
  try {
    await sql.unsafe(tables);
    const pick = (below: number) => 1 + Math.floor(Math.random() * below);
    return await run({ concurrency, count: 20_000, maxSeconds: 5 }, async () => {
      const [account, teller, branch, delta] = [pick(1_000_000), pick(100), pick(10), pick(10_000) - 5_000];
      await sql.begin(async (tx) => {
        await tx`update bench_accounts set balance = balance + ${delta} where id = ${account}`;
        await tx`select balance from bench_accounts where id = ${account}`;
        await tx`update bench_tellers set balance = balance + ${delta} where id = ${teller}`;
        await tx`update bench_branches set balance = balance + ${delta} where id = ${branch}`;
        await tx`insert into bench_history values (${teller}, ${branch}, ${account}, ${delta}, now())`;
      });
    });
  } finally {
    await sql.unsafe("drop table if exists bench_accounts, bench_tellers, bench_branches, bench_history");
    await sql.end();
  }
}

const tables = `
  drop table if exists bench_accounts, bench_tellers, bench_branches, bench_history;
  create table bench_accounts (id int primary key, balance int not null default 0, filler text);
  create table bench_tellers (id int primary key, balance int not null default 0);
  create table bench_branches (id int primary key, balance int not null default 0);
  create table bench_history (teller int, branch int, account int, delta int, at timestamptz);
  insert into bench_accounts select n, 0, repeat(' ', 84) from generate_series(1, 1000000) n;
  insert into bench_tellers select n from generate_series(1, 100) n;
  insert into bench_branches select n from generate_series(1, 10) n;
  analyze bench_accounts;`;
