import type { ClientBase, Pool } from 'pg'
import type { Mutant } from './mutant'

type Decider = { name: string; arguments: string; result: string }

/** The body of a function that decides when it lets everything pass, and when it lets nothing. */
const answers: Record<string, { everything: string; nothing: string }> = {
  void: { everything: 'begin end', nothing: `begin raise exception 'No.' using errcode = 'PT403'; end` },
  boolean: { everything: 'begin return true; end', nothing: 'begin return false; end' },
  'uuid[]': {
    everything: 'begin return array(select id from public.workspaces); end',
    nothing: `begin return '{}'; end`,
  },
  // Somebody else, or nobody.
  uuid: { everything: 'begin return :bystander; end', nothing: 'begin return null; end' },
  // The key that is named, whatever has become of it, with every scope.
  'TABLE(id uuid, workspace_id uuid, scopes text[], last_used_at timestamp with time zone)': {
    everything: `begin
      return query select id, workspace_id, array(select permission from private.key_scopes), last_used_at from public.api_keys
      where hash = decode(current_setting('app.api_key_hash', true), 'hex');
    end`,
    nothing: 'begin end',
  },
}

/** Each function that others rely on to know who may do what, made to allow everything, and nothing. */
export async function deciderMutants(client: ClientBase | Pool): Promise<Mutant[]> {
  const { rows } = await client.query<Decider>(deciders)
  return rows.flatMap(({ name, arguments: given, result }) => {
    const answer = answers[result]
    if (!answer)
      throw new Error(`Say what ${name} answers to let everything pass, and nothing: it returns ${result}.`)
    return Object.entries(answer).map(([what, body]) => ({
      name: `${name} that allows ${what}`,
      ddl: `create or replace function ${name}(${given}) returns ${result}
        language plpgsql security definer set search_path = '' as $mutant$ #variable_conflict use_column\n ${body} $mutant$`,
    }))
  })
}

// Functions that ask who is acting or what a role may, by themselves or by another that does, change nothing, and are asked by a policy or by another function, or can only allow and refuse.
const deciders = `
  with recursive ours as (
    select * from pg_proc where pronamespace = 'private'::regnamespace
  ), asking as (
    select oid, proname from ours where prosrc ~ 'auth\\.(uid|jwt)\\(|app\\.api_key_hash|private\\.role_permissions'
    union
    select caller.oid, caller.proname from ours as caller join asking on caller.prosrc like '%private.' || asking.proname || '(%'
  )
  select oid::regproc::text as name, pg_get_function_arguments(oid) as arguments, pg_get_function_result(oid) as result
  from asking join ours using (oid, proname)
  where provolatile <> 'v' and prorettype <> 'trigger'::regtype and (
    prorettype in ('void'::regtype, 'boolean'::regtype) and not proretset
    or exists (select from pg_depend where classid = 'pg_policy'::regclass and refobjid = asking.oid)
    or exists (select from ours as caller where caller.prosrc like '%private.' || asking.proname || '(%' and caller.oid <> asking.oid)
  )
  order by 1`
