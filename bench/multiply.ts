import Database from "better-sqlite3";

/** The tables that hold one lead each, or what belongs to one, and their columns that name leads or rows. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  leads: ["id"],
  observations: ["id", "lead_id"],
  activities: ["id", "lead_id"],
  stage_moves: ["id", "lead_id", "undoes"],
  handoffs: ["lead_id"],
};
/** Made anew at the end, from the leads that are there then. */
const SEARCH_ANEW = `delete from search_entries; delete from search_changes;
  insert into search_entries (lead_id, key) select id, search_key from leads order by created_at, id;
  insert into lead_search (lead_search) values ('rebuild')`;
/** Unique, and not told twice; the digest is written later. */
const LEFT_OUT = ["email", "email_key", "external_id", "digest"];
/** Ids begin with the moment of their making, and with 0 for some centuries to come. */
const MOST_TIMES = 16;

/** Leads grow when they are scored; what was never longer than now would lie closer than any that live. */
const SCORED_LATER = `update leads
  set digest = (select digest from leads as original where original.id = '0' || substr(leads.id, 2))
  where rowid > @last`;

/**
 * Puts every lead of a database into it so many times, each copy with its own history; under ids
 * that follow all others, so that rows are appended. Indexes grow with them: those that are made at
 * the end have no room in any page, so that for minutes each insert would split three, as in no file
 * that people wrote.
 */
export function multiplyLeads(file: string, times: number): void {
  if (times > MOST_TIMES) throw new RangeError(`At most ${MOST_TIMES} times`);
  const database = new Database(file);
  // Out of the log first: from there it would stay in it.
  database.pragma("journal_mode = DELETE");
  database.pragma("journal_mode = MEMORY");
  database.pragma("synchronous = OFF");
  database.pragma("foreign_keys = OFF");
  database.pragma("cache_size = -1048576");
  for (const [table, ids] of Object.entries(TABLES)) {
    const columns = database
      .prepare<[], string>(`select name from pragma_table_info('${table}')`)
      .pluck()
      .all();
    const values = columns.map((name) => {
      if (ids.includes(name)) return `@copy || substr("${name}", 2)`;
      return LEFT_OUT.includes(name) ? "null" : `"${name}"`;
    });
    const copy = database.prepare(
      `insert into "${table}" select ${values.join(", ")} from "${table}" where rowid <= @last`,
    );
    const last = database.prepare<[], number>(`select max(rowid) from "${table}"`).pluck().get();
    for (let n = 1; n < times; n += 1) copy.run({ copy: n.toString(16), last });
    if (table === "leads") database.prepare(SCORED_LATER).run({ last });
    console.error(`  ${table} copied`);
  }
  database.exec(SEARCH_ANEW);
  console.error("  search index made");
  database.exec("analyze");
  database.pragma("journal_mode = WAL");
  database.close();
}
