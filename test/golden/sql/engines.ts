import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { SqlDialect } from "alliance-scoring/sql";
import { engine } from "../../engines.mjs";

/** A row as an engine returns it, by column name. */
export type Row = Readonly<Record<string, unknown>>;

/** A real engine under test. */
export interface Engine {
  /** How it quotes names; `ansi` unless it says otherwise. */
  readonly dialect?: SqlDialect;
  /** Run statements that return nothing. */
  run(sql: string): unknown;
  query(sql: string): Promise<readonly Row[]> | readonly Row[];
  stop(): unknown;
}

/** Engines by name, each with what it takes to start it. SQLite runs in process, as do DuckDB and PGlite. */
export const engines = {
  DuckDB: async (): Promise<Engine> => {
    const { DuckDBInstance } = createRequire(`${engine("duckdb")}/`)("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    return {
      run: (sql) => connection.run(sql),
      query: async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson(),
      stop: () => connection.disconnectSync(),
    };
  },

  SQLite: async (): Promise<Engine> => {
    const initSqlJs = createRequire(import.meta.url)("sql.js"); // it comes without types
    const database = new (await initSqlJs()).Database();
    return {
      run: (sql) => database.run(sql),
      query: (sql) => {
        const statement = database.prepare(sql);
        const rows: Row[] = [];
        while (statement.step()) rows.push(statement.getAsObject());
        statement.free();
        return rows;
      },
      stop: () => database.close(),
    };
  },

  PGlite: async (): Promise<Engine> => {
    const database = await PGlite.create();
    return {
      run: (sql) => database.exec(sql),
      query: async (sql) => (await database.query<Row>(sql)).rows,
      stop: () => database.close(),
    };
  },

  /** The server of the operating system, on a socket in a folder of its own and nowhere else. */
  PostgreSQL: async (): Promise<Engine> => {
    const binaries = postgresBinaries();
    const folder = mkdtempSync(path.join(tmpdir(), "postgres-"));
    // PostgreSQL refuses to run as root.
    const account =
      process.getuid?.() === 0 ? { uid: numericId("-u"), gid: numericId("-g"), cwd: folder } : { cwd: folder };
    if ("uid" in account) chownSync(folder, account.uid, account.gid!);
    const call = (binary: string, ...parameters: string[]): unknown =>
      execFileSync(path.join(binaries, binary), parameters, { ...account, stdio: "ignore", env: { PATH: "/usr/bin" } });
    const data = path.join(folder, "data");
    call("initdb", "-D", data, "-U", "test", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
    const options = `-c listen_addresses='' -c unix_socket_directories='${folder}' -c fsync=off`;
    call("pg_ctl", "-D", data, "-w", "-o", options, "start");
    const client = new pg.Client({ host: folder, user: "test", database: "postgres" });
    await client.connect();
    return {
      run: (sql) => client.query(sql),
      query: async (sql) => (await client.query<Row>(sql)).rows,
      stop: async () => {
        await client.end();
        call("pg_ctl", "-D", data, "-m", "immediate", "stop");
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },

  /** The server of the operating system, on a socket in a folder of its own and nowhere else. */
  MariaDB: async (): Promise<Engine> => {
    const mysql = createRequire(`${engine("mysql2")}/`)("mysql2/promise");
    const folder = mkdtempSync(path.join(tmpdir(), "mariadb-"));
    const user = process.getuid?.() === 0 ? "mysql" : process.env["USER"];
    if (user === "mysql") chownSync(folder, numericId("-u", user), numericId("-g", user));
    const common = ["--no-defaults", `--datadir=${path.join(folder, "data")}`, ...(user ? [`--user=${user}`] : [])];
    execFileSync("mariadb-install-db", [...common, "--auth-root-authentication-method=normal", "--skip-test-db"], {
      stdio: "ignore",
    });
    const socketPath = path.join(folder, "socket");
    const settings = [`--socket=${socketPath}`, "--skip-networking", `--pid-file=${path.join(folder, "pid")}`];
    const server = spawn(mariadbBinary, [...common, ...settings], { stdio: "ignore" });
    const exited = once(server, "exit");
    for (let tries = 0; !existsSync(socketPath) && tries < 300; tries++) await pause(100);
    const connection = await mysql.createConnection({ socketPath, user: "root" });
    await connection.query("CREATE DATABASE test");
    await connection.query("USE test");
    return {
      dialect: "backtick",
      // REAL is double there. Statements that return rows are prepared: its text protocol prints some doubles a digit short.
      run: (sql) => connection.query(sql.replaceAll(" REAL ", " FLOAT ")),
      query: async (sql) => (await connection.execute(sql))[0] as Row[],
      stop: async () => {
        await connection.end();
        server.kill("SIGKILL");
        await exited;
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },

  /** ClickHouse in process; half a gigabyte, so only `npm run test:clickhouse` asks for it. */
  ClickHouse: (): Engine => {
    const { Session } = createRequire(`${engine("chdb")}/`)("chdb");
    const session = new Session();
    return {
      run: (sql) => session.query(sql),
      query: (sql) => JSON.parse(session.query(sql, "JSON")).data,
      stop: () => session.cleanup(),
    };
  },
};

export type EngineName = keyof typeof engines;

/** Why an engine cannot run here, or undefined. Where CI is set nothing is skipped: a missing engine fails its tests. */
export function whyMissing(name: EngineName): string | undefined {
  if (process.env["CI"]) return undefined;
  if (name === "MariaDB" && !existsSync(mariadbBinary)) return "needs the mariadb-server package of the system";
  if (name === "PostgreSQL" && !existsSync(postgresBinaries())) return "needs the postgresql package of the system";
  return undefined;
}

/** Debian keeps the server's programs out of the path, by version. */
function postgresBinaries(): string {
  const root = "/usr/lib/postgresql";
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  return path.join(root, versions[0] ?? "none", "bin");
}

const mariadbBinary = "/usr/sbin/mariadbd";

const numericId = (flag: "-u" | "-g", user = "postgres"): number =>
  Number(execFileSync("id", [flag, user], { encoding: "utf8" }));
