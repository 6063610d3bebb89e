import { owner } from './owner'

type Workspace = { workspaceId: string }

/** Members of the workspace named `Crowd 1` and so on, who joined in this order. */
export async function addCrowd({ workspaceId }: Workspace, count: number): Promise<void> {
  await inOneTransaction(
    `with users as (
       insert into auth.users (instance_id, id, aud, role, email, confirmation_token, recovery_token, email_change, email_change_token_new, created_at)
       select '00000000-0000-0000-0000-000000000000', id, 'authenticated', 'authenticated', id || '@example.com', '', '', '', '', now()
       from (select gen_random_uuid() as id from generate_series(1, ${count})) as ids
       returning id
     ), people as (
       insert into profiles (id, display_name) select id, 'Crowd ' || row_number() over () from users returning id, display_name
     )
     insert into memberships (workspace_id, user_id, role, created_at)
     select $1, id, 'member', now() + split_part(display_name, ' ', 2)::int * interval '1 ms' from people`,
    [workspaceId],
  )
}

/** Workspaces of the person named `Place 1` and so on, the last of them the newest. */
export async function addPlaces({ userId }: { userId: string }, count: number): Promise<void> {
  await inOneTransaction(
    `with places as (
       insert into workspaces (id, name)
       select private.uuid_v7(), 'Place ' || n from generate_series(1, ${count}) as n returning id
     )
     insert into memberships (workspace_id, user_id, role) select id, $1, 'member' from places`,
    [userId],
  )
}

// Without the triggers, whose traces nobody reads.
async function inOneTransaction(text: string, values: unknown[]) {
  const client = await owner.connect()
  try {
    await client.query('begin; set local session_replication_role = replica')
    await client.query(text, values)
    await client.query('commit')
  } finally {
    client.release()
  }
}
