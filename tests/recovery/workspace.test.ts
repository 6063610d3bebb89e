import { expect, test } from 'vitest'
import { restoreWorkspace } from '@/scripts/recovery/workspace'
import { backUpOf, createHouse, furnish, type House, openServices, scratchDir } from './houses'

async function countsOf({ inside }: House, workspaceId: string) {
  const { rows } = await inside.query(
    `select
       (select count(*)::int from workspaces where id = $1) as workspaces,
       (select count(*)::int from memberships where workspace_id = $1) as memberships,
       (select count(*)::int from notes where workspace_id = $1) as notes,
       (select count(*)::int from webhooks where workspace_id = $1) as webhooks,
       (select count(*)::int from webhook_deliveries where workspace_id = $1) as deliveries,
       (select count(*)::int from webhook_attempts where workspace_id = $1) as attempts,
       (select count(*)::int from turns where workspace_id = $1) as turns,
       (select count(*)::int from activity where workspace_id = $1) as activity`,
    [workspaceId],
  )
  return rows[0]
}

test('a removed workspace comes back as it was, and what others did since stays', async () => {
  const house = await createHouse()
  const [tea, coffee] = [await furnish(house), await furnish(house, 'eve@example.com')]
  const before = await countsOf(house, tea.workspaceId)
  const backup = await (await backUpOf(house.connection)).open()
  await house.inside.query('delete from workspaces where id = $1', [tea.workspaceId])
  await house.inside.query(`update workspaces set name = 'Renamed since' where id = $1`, [coffee.workspaceId])

  await restoreWorkspace({
    backup,
    to: house.connection,
    workDir: scratchDir(),
    workspaceId: tea.workspaceId,
  })

  expect(await countsOf(house, tea.workspaceId)).toEqual(before)
  expect(before).toMatchObject({ workspaces: 1, notes: 3, deliveries: 3, attempts: 3, turns: 3 })
  const { rows } = await house.inside.query('select name from workspaces where id = $1', [coffee.workspaceId])
  expect(rows).toEqual([{ name: 'Renamed since' }])
})

test('its stored files come back, and no other', async () => {
  const house = await createHouse()
  await using services = await openServices(house)
  const { workspaceId } = await furnish(house)
  const bucket = services.admin.storage.from('photos')
  await services.admin.storage.createBucket('photos', { public: false })
  for (const folder of [workspaceId, 'another']) await bucket.upload(`${folder}/menu.txt`, 'Chestnut latte')
  const backup = await (await backUpOf(services.connection)).open()
  await bucket.remove([`${workspaceId}/menu.txt`, 'another/menu.txt'])
  await house.inside.query('delete from workspaces where id = $1', [workspaceId])

  await restoreWorkspace({ backup, to: services.connection, workDir: scratchDir(), workspaceId })

  const [own, other] = [
    await bucket.download(`${workspaceId}/menu.txt`),
    await bucket.download('another/menu.txt'),
  ]
  expect(await own.data?.text()).toBe('Chestnut latte')
  expect(other.data).toBe(null)
})

test('people who are gone are left out, as if they had left before', async () => {
  const house = await createHouse()
  const { workspaceId, userId } = await furnish(house)
  const gone = await furnish(house, 'eve@example.com')
  await house.inside.query(`insert into memberships values ($1, $2, 'member')`, [workspaceId, gone.userId])
  const passOn = (statement: string) => house.inside.query(statement, [workspaceId, gone.userId])
  await passOn('update turns set user_id = $2 where workspace_id = $1')
  await passOn('update webhooks set created_by = $2 where workspace_id = $1')
  const backup = await (await backUpOf(house.connection)).open()
  await house.inside.query('delete from workspaces')
  await house.inside.query('delete from auth.users where id = $1', [gone.userId])

  await restoreWorkspace({ backup, to: house.connection, workDir: scratchDir(), workspaceId })

  expect(await countsOf(house, workspaceId)).toMatchObject({ memberships: 1, notes: 3, turns: 3 })
  const { rows } = await house.inside.query(
    `select distinct turns.user_id, webhooks.created_by, notes.created_by = $1 as own
     from turns cross join webhooks cross join notes`,
    [userId],
  )
  expect(rows).toEqual([{ user_id: null, created_by: null, own: true }])
})

test('an API key or an invitation that could have been withdrawn since does not come back', async () => {
  const house = await createHouse()
  const { workspaceId, userId } = await furnish(house)
  await house.inside.query(
    `with key as (
       insert into api_keys (workspace_id, name, prefix, hash, scopes, created_by)
       values ($1, 'Robot', 'plinth_abcdefgh', sha256('secret'), array['workspace.read'], $2)
     )
     insert into invitations (workspace_id, email, role, token_hash, created_by)
     values ($1, 'grace@example.com', 'member', encode(sha256('token'), 'hex'), $2)`,
    [workspaceId, userId],
  )
  const backup = await (await backUpOf(house.connection)).open()
  await house.inside.query('delete from workspaces')

  await restoreWorkspace({ backup, to: house.connection, workDir: scratchDir(), workspaceId })

  const { rows } = await house.inside.query('select id from api_keys union all select id from invitations')
  expect(rows).toEqual([])
})

test.each([
  ['still exists', '', /exists: only a removed one can be brought back\.$/],
  [
    'has jobs of its removal waiting',
    `delete from workspaces; select private.enqueue('mail.send', jsonb_build_object('about', $1::text))`,
    /^Jobs of its removal still wait/,
  ],
  [
    'has lost every owner',
    'delete from workspaces; delete from auth.users',
    /^None of its owners has an account/,
  ],
  [
    'would meet a row that took its place',
    `create temp table one as select * from notes limit 1;
     delete from workspaces; insert into workspaces (name) values ('New');
     insert into notes (id, workspace_id, title) select one.id, workspaces.id, 'New' from one, workspaces`,
    /^A row of public\.notes is in the way/,
  ],
])('a workspace that %s is refused, and nothing changes', async (_, changes, refusal) => {
  const house = await createHouse()
  const { workspaceId } = await furnish(house)
  const backup = await (await backUpOf(house.connection)).open()
  const client = await house.inside.connect()
  for (const statement of changes.split(';')) {
    if (statement.trim()) await client.query(statement, statement.includes('$1') ? [workspaceId] : [])
  }
  client.release()
  const before = await countsOf(house, workspaceId)

  const attempt = restoreWorkspace({ backup, to: house.connection, workDir: scratchDir(), workspaceId })

  await expect(attempt).rejects.toThrow(refusal)
  expect(await countsOf(house, workspaceId)).toEqual(before)
})
