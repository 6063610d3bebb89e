import type { ClientBase } from 'pg'

// Schemas made by migrations. Those of the platform change with its releases.
const schemas = ['public', 'private', 'pgboss']

/** One sorted line for every grant, policy, function, view, trigger, constraint, index and column. Equal lists mean equal rights. */
export async function describeSchema(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(lines, [schemas])
  return rows.map(({ line }) => line)
}

/** `-` marks expected lines that are missing, `+` unexpected ones. */
export function difference(expected: string[], found: string[]): string[] {
  const [before, after] = [new Set(expected), new Set(found)]
  return [
    ...expected.filter((line) => !after.has(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !before.has(line)).map((line) => `+ ${line}`),
  ]
}

// Partitions come and go by the calendar, so their parent stands for them. Hashes stand for long texts.
const lines = `
  with spaces as (
    select oid, nspname, nspowner, nspacl from pg_catalog.pg_namespace where nspname = any ($1)
  ), relations as (
    select pg_class.*, format('%I.%I', nspname, relname) as name
    from pg_catalog.pg_class join spaces on spaces.oid = relnamespace
    where relkind in ('r', 'p', 'v', 'm', 'S') and not relispartition
  ), routines as (
    select pg_proc.*, format('%I.%I(%s)', nspname, proname, pg_catalog.pg_get_function_identity_arguments(pg_proc.oid)) as name
    from pg_catalog.pg_proc join spaces on spaces.oid = pronamespace
    where prokind <> 'a'
  ), guarded as (
    select oid, name from relations
    union all
    select to_regclass(name), name from unnest(array['storage.objects', 'realtime.messages']) as name
  ), grants as (
    select 'schema ' || nspname as target, nspacl as acl from spaces
    union all
    select 'relation ' || name, coalesce(relacl, pg_catalog.acldefault(case relkind when 'S' then 's' else 'r' end::"char", relowner))
    from relations
    union all
    select format('column %s.%I', name, attname), attacl
    from relations join pg_catalog.pg_attribute on attrelid = relations.oid where attacl is not null
    union all
    select 'function ' || name, coalesce(proacl, pg_catalog.acldefault('f', proowner)) from routines
  ), described as (
    select format('grant %s on %s to %s', lower(privilege_type), target, case grantee when 0 then 'public' else grantee::regrole::text end)
    from grants, pg_catalog.aclexplode(acl)
    union all
    select format('table %s row security %s forced %s', name, relrowsecurity, relforcerowsecurity)
    from relations where relkind in ('r', 'p')
    union all
    select format(
      'policy %I on %s %s for %s to %s using %s check %s', polname, name,
      case when polpermissive then 'permissive' else 'restrictive' end, polcmd,
      array(select case role when 0 then 'public' else role::regrole::text end from unnest(polroles) as role order by 1),
      pg_catalog.pg_get_expr(polqual, polrelid), pg_catalog.pg_get_expr(polwithcheck, polrelid)
    )
    from pg_catalog.pg_policy join guarded on guarded.oid = polrelid
    union all
    select format('function %s %s', name, md5(pg_catalog.pg_get_functiondef(oid))) from routines
    union all
    select format('view %s %s', name, md5(pg_catalog.pg_get_viewdef(oid))) from relations where relkind in ('v', 'm')
    union all
    select format('trigger %s %s', pg_catalog.pg_get_triggerdef(pg_trigger.oid), tgenabled)
    from pg_catalog.pg_trigger join routines on routines.oid = tgfoid
    where not tgisinternal and tgparentid = 0
    union all
    select format('constraint on %s: %I %s', name, conname, pg_catalog.pg_get_constraintdef(pg_constraint.oid))
    from pg_catalog.pg_constraint join relations on relations.oid = conrelid
    -- Postgres 18 counts "not null" among them, which the line of the column says.
    where contype <> 'n'
    union all
    select format('index on %s: %s', name, pg_catalog.pg_get_indexdef(indexrelid))
    from pg_catalog.pg_index join relations on relations.oid = indrelid
    union all
    select format(
      'column %s.%I %s%s%s', name, attname, pg_catalog.format_type(atttypid, atttypmod),
      case when attnotnull then ' not null' else '' end,
      ' ' || coalesce((
        select pg_catalog.pg_get_expr(adbin, adrelid) from pg_catalog.pg_attrdef where adrelid = attrelid and adnum = attnum
      ), '')
    )
    from pg_catalog.pg_attribute join relations on relations.oid = attrelid
    where attnum > 0 and not attisdropped and relkind in ('r', 'p')
  )
  select line from described as described (line) order by line collate pg_catalog."C"`
