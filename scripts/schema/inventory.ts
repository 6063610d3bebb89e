import type { ClientBase } from 'pg'
import { describeSchema } from '../recovery/schema-lines.ts'

/** A sorted line for each thing of the schema of a database, and for the rows and settings that a migration makes. */
export async function inventoryOf(client: ClientBase): Promise<string[]> {
  // Without a search path every expression names the schemas of its functions.
  await client.query(`set search_path = ''`)
  const { rows } = await client.query<{ line: string }>(lines)
  return [...(await describeSchema(client)), ...rows.map(({ line }) => line)]
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => !/^grant .* to postgres$/.test(line))
    .toSorted()
}

/** Kinds that no restore compares, since a project may set some of them itself. Partitions come and go by the calendar. */
const lines = `
  with spaces as (
    select oid, nspname from pg_catalog.pg_namespace where nspname in ('public', 'private', 'pgboss')
  ), relations as (
    select pg_class.*, format('%I.%I', nspname, relname) as name
    from pg_catalog.pg_class join spaces on spaces.oid = relnamespace
    where relkind not in ('i', 'I', 't') and not relispartition
  ), ours as (
    select * from pg_catalog.pg_roles where rolname in ('app_user', 'app_server', 'operator')
  )
  select 'job queue ' || row_to_json(kind) as line
  from (
    select name, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max, expire_seconds, retention_seconds, deletion_seconds,
      dead_letter, partition
    from pgboss.queue
  ) as kind
  union all
  select 'bucket ' || row_to_json(kept)
  from (select id, public, file_size_limit, allowed_mime_types from storage.buckets) as kept
  union all
  select format('extension %s in %s', extname, extnamespace::regnamespace) from pg_catalog.pg_extension
  union all
  select format('default rights of %s in %s on %s: %s', defaclrole::regrole, defaclnamespace::regnamespace, defaclobjtype, defaclacl)
  from pg_catalog.pg_default_acl
  union all
  select format(
    'role %s login %s inherit %s superuser %s createrole %s createdb %s bypassrls %s replication %s',
    rolname, rolcanlogin, rolinherit, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication
  ) from ours
  union all
  select format('setting of %s: %s', rolname, setting) from ours, unnest(rolconfig) as setting
  union all
  select format(
    'member %s of %s inherit %s set %s admin %s', member::regrole, roleid::regrole, inherit_option, set_option, admin_option
  )
  from pg_catalog.pg_auth_members where member in (select oid from ours) or roleid in (select oid from ours)
  union all
  select format('grant %s on %s to %s', lower(privilege_type), pg_class.oid::regclass, grantee::regrole)
  from pg_catalog.pg_class, pg_catalog.aclexplode(relacl)
  where grantee in (select oid from ours) and relnamespace not in (select oid from spaces)
  union all
  select format(
    'relation %s is %s of %s, persistence %s, replica identity %s, options %s',
    name, relkind, relowner::regrole, relpersistence, relreplident, reloptions
  ) from relations
  union all
  select format('owner of function %s: %s', pg_proc.oid::regprocedure, proowner::regrole)
  from pg_catalog.pg_proc where pronamespace in (select oid from spaces) and proowner <> 'postgres'::regrole
  union all
  select format(
    'column %s.%I collation %s identity %s generated %s', name, attname, attcollation::regcollation, attidentity, attgenerated
  )
  from pg_catalog.pg_attribute join relations on relations.oid = attrelid
  where attnum > 0 and not attisdropped
    and (attidentity <> '' or attgenerated <> '' or attcollation not in (0, 'pg_catalog.default'::regcollation))
  union all
  select format('publication %s has %I.%I (%s) where %s', pubname, schemaname, tablename, attnames, rowfilter)
  from pg_catalog.pg_publication_tables join spaces on nspname = schemaname
  union all
  select format('rule %s', pg_catalog.pg_get_ruledef(pg_rewrite.oid))
  from pg_catalog.pg_rewrite join relations on relations.oid = ev_class where rulename <> '_RETURN'
  union all
  select format('trigger %s %s', pg_catalog.pg_get_triggerdef(pg_trigger.oid), tgenabled)
  from pg_catalog.pg_trigger join relations on relations.oid = tgrelid join pg_catalog.pg_proc on pg_proc.oid = tgfoid
  where not tgisinternal and pronamespace not in (select oid from spaces)
  union all
  select format('event trigger %s on %s %s', evtname, evtevent, evtenabled)
  from pg_catalog.pg_event_trigger join pg_catalog.pg_proc on pg_proc.oid = evtfoid join spaces on spaces.oid = pronamespace
  union all
  select format('type %s %s', pg_type.oid::regtype, array(
    select enumlabel::text from pg_catalog.pg_enum where enumtypid = pg_type.oid order by enumsortorder
  ) || array(select pg_catalog.pg_get_constraintdef(oid) from pg_catalog.pg_constraint where contypid = pg_type.oid order by 1))
  from pg_catalog.pg_type join spaces on spaces.oid = typnamespace where typtype in ('d', 'e')
  union all
  select format('invalid index %s', indexrelid::regclass)
  from pg_catalog.pg_index join relations on relations.oid = indrelid where not (indisvalid and indisready and indislive)`
