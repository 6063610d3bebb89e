import { type Fault, inDatabase, told } from '../planting'
import { lint } from '../stand-in/management-answers'

export const schemaFaults: Record<string, Fault[]> = {
  'schema.migrations': [
    inDatabase(
      `create table private.kept as
         select * from supabase_migrations.schema_migrations order by version desc limit 1;
       delete from supabase_migrations.schema_migrations where version = (select version from private.kept)`,
      'insert into supabase_migrations.schema_migrations select * from private.kept; drop table private.kept',
      /^Not applied yet: \d+_\w+\.sql\.$/,
    ),
    inDatabase(
      `insert into supabase_migrations.schema_migrations (version, name) values ('20990101000000', 'elsewhere')`,
      `delete from supabase_migrations.schema_migrations where version = '20990101000000'`,
      /^20990101000000_elsewhere was applied, but its file is not here/,
    ),
  ],
  'schema.row-security': [
    inDatabase(
      'set local role postgres; create table public.loose (id int)',
      'drop table public.loose',
      'Without row level security: loose.',
    ),
    inDatabase(
      'alter table public.api_keys disable row level security',
      'alter table public.api_keys enable row level security',
      'Without row level security: api_keys.',
    ),
  ],
  'schema.anonymous': [
    inDatabase(
      'grant select on public.api_keys to anon',
      'revoke select on public.api_keys from anon',
      'Outside of the server they may: api_keys select.',
    ),
    inDatabase(
      'grant update (name) on public.api_keys to public',
      'revoke update (name) on public.api_keys from public',
      'Outside of the server they may: api_keys.name update.',
    ),
    inDatabase(
      'grant execute on function private.uuid_v7() to anon',
      'revoke execute on function private.uuid_v7() from anon',
      /^Outside of the server they may: private\.uuid_v7\(\)/,
    ),
    inDatabase(
      'grant select (name) on public.api_keys to authenticated',
      'revoke select (name) on public.api_keys from authenticated',
      'Outside of the server they may: api_keys.name select.',
    ),
    inDatabase(
      'grant execute on function private.enqueue(text, jsonb, timestamptz, text) to authenticated',
      'revoke execute on function private.enqueue(text, jsonb, timestamptz, text) from authenticated',
      /^Outside of the server they may: private\.enqueue\(/,
    ),
  ],
  'schema.functions': [
    inDatabase(
      'alter function private.uuid_v7() reset search_path',
      `alter function private.uuid_v7() set search_path = ''`,
      /^With a search path: private\.uuid_v7/,
    ),
    inDatabase(
      `create function public.rights() returns int language sql security definer set search_path = '' as 'select 1';
       revoke execute on function public.rights() from public, anon, authenticated`,
      'drop function public.rights()',
      'With the rights of their owner in public: rights().',
    ),
  ],
  'advisors.security': [
    told(
      '/advisors/security',
      { lints: [lint('vulnerable_postgres_version', 'WARN', 'SECURITY')] },
      'It warns of: vulnerable_postgres_version (vulnerable_postgres_version of public.example).',
    ),
    told('/advisors/security', {}, 'The advisor gave no list.'),
  ],
  'advisors.performance': [
    told(
      '/advisors/performance',
      { lints: [lint('auth_rls_initplan', 'WARN', 'PERFORMANCE')] },
      /^It warns of: auth_rls_initplan/,
    ),
  ],
}
