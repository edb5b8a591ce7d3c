import { Client } from "pg";

/**
 * A PostgreSQL schema as readable text, the same for the same schema: enums, tables with columns and
 * constraints, views, indexes, functions, aggregates, triggers. Partitions are left out: which there are
 * depends on the day. For comparing with a committed one, not for restoring.
 */
export async function dumpSchema(url: string, schema: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const sections: string[] = [];
    for (const sql of [enums, tables, views, indexes, functions, aggregates, triggers]) {
      const { rows } = await client.query<{ line: string }>(sql, [schema]);
      if (rows.length > 0) sections.push(rows.map((row) => row.line).join("\n"));
    }
    return `${sections.join("\n\n")}\n`;
  } finally {
    await client.end();
  }
}

const enums = `
  select format('enum %s: %s', t.typname, string_agg(e.enumlabel, ', ' order by e.enumsortorder)) as line
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = $1::regnamespace group by t.typname order by t.typname`;

const tables = `
  select format(E'table %s%s\\n%s%s', c.relname, coalesce(' partition by ' || pg_get_partkeydef(c.oid), ''),
    (select string_agg(format('  %s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              case when a.attnotnull then ' not null' else '' end,
              coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')), E'\\n' order by a.attnum)
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
    coalesce((select E'\\n' || string_agg(format('  %s: %s', k.conname, pg_get_constraintdef(k.oid)), E'\\n' order by k.conname)
     from pg_constraint k where k.conrelid = c.oid and k.contype <> 'n'), '')) as line
  from pg_class c where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relname <> '_prisma_migrations'
  order by c.relname`;

const views = `
  select format(E'view %s\\n%s', viewname, definition) as line from pg_views where schemaname = $1::text order by viewname`;

const indexes = `
  select indexdef as line from pg_indexes i
  where schemaname = $1::text and tablename <> '_prisma_migrations'
    and not exists (select 1 from pg_class t where t.relnamespace = $1::regnamespace and t.relname = i.tablename and t.relispartition)
    and not exists (select 1 from pg_constraint k join pg_class c on c.oid = k.conindid where c.relname = i.indexname and k.connamespace = $1::regnamespace)
  order by indexname`;

const functions = `
  select pg_get_functiondef(p.oid) as line from pg_proc p where p.pronamespace = $1::regnamespace and p.prokind = 'f'
  order by p.proname, pg_get_function_identity_arguments(p.oid)`;

const aggregates = `
  select format('aggregate %s(%s)', p.proname, pg_get_function_identity_arguments(p.oid)) as line from pg_proc p
  where p.pronamespace = $1::regnamespace and p.prokind = 'a' order by 1`;

const triggers = `
  select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = $1::regnamespace and not t.tgisinternal and not c.relispartition order by c.relname, t.tgname`;
