import { asOwner } from './database'
import { expect, test } from './fixtures'
import { hearing, refreshesOf, SETTLED_MS } from './hearing'
import { beside, createWorkspace, field, main, post, signIn, signUp, words } from './people'
import { projectWith, task } from './task-lists'

const REFUSED = 'Page not found'

test('a change is there for others at once, on every page of the workspace', async ({ page, newVisitor }) => {
  const other = await newVisitor()
  await signIn(other, 'vera@example.com')
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await hearing(other, () => other.getByRole('link', { name: 'Harbour Coffee' }).click())
  const workspace = new URL(page.url()).pathname.replace('/w/', '')
  const name = `Plans ${crypto.randomUUID()}`

  await beside(other, 'Labels').click()
  await expect(main(other).getByRole('heading', { level: 1, name: 'Labels' })).toBeVisible()
  const { id } = await post(page, `/api/v1/workspaces/${workspace}/labels`, {
    name: name.slice(0, 40),
    colour: 'blue',
  })
  await expect(words(other, name.slice(0, 40))).toBeVisible()
  await asOwner('delete from labels where id = $1', [id])
  await expect(words(other, name.slice(0, 40))).toBeHidden()
})

test('what one has changed oneself is rendered once', async ({ page }) => {
  const { workspaceId } = await projectWith(page, ['One'])
  await hearing(page, () => page.reload())
  const refreshes = refreshesOf(page)

  await field(page, 'New task').fill('Two')
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(task(page, 'Two')).toBeVisible()
  await page.waitForTimeout(SETTLED_MS)

  expect(refreshes).toEqual([])
  await asOwner(`update tasks set title = 'Three' where title = 'Two' and workspace_id = $1`, [workspaceId])
  await expect(task(page, 'Three')).toBeVisible()
  expect(refreshes).toHaveLength(1)
})

test('who is removed from a workspace sees it no longer, without a reload', async ({ page, newVisitor }) => {
  const other = await newVisitor()
  await signUp(other, 'Kim')
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const path = new URL(page.url()).pathname
  const [kim] = await asOwner(
    `insert into public.memberships (workspace_id, user_id, role)
     select $1, id, 'member' from public.profiles where display_name = 'Kim' order by created_at desc limit 1
     returning user_id`,
    [path.replace('/w/', '')],
  )
  await hearing(other, () => other.goto(path))
  await expect(other.getByRole('heading', { level: 1, name: 'Orchard' })).toBeVisible()

  await asOwner('delete from memberships where user_id = $1', [kim!.user_id])

  await expect(words(other, REFUSED)).toBeVisible()
})

test('where Realtime cannot be reached the change comes all the same, and nothing is said of it', async ({
  page,
}) => {
  let asked = 0
  await page.routeWebSocket(/\/realtime\/v1\//, (socket) => {
    asked += 1
    void socket.close()
  })
  const { workspaceId } = await projectWith(page, ['One'])

  await asOwner(`update tasks set title = 'Renamed' where workspace_id = $1`, [workspaceId])

  await expect(task(page, 'Renamed')).toBeVisible()
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(8)
})

test('a page carries no access token, and only its own script gets it, for a signed-in visitor', async ({
  page,
  request,
}) => {
  await signIn(page, 'ada@example.com')
  const origin = `http://localhost:${process.env.APP_PORT}`
  const ask = (from: string) => page.request.post('/auth/access-token', { headers: { origin: from } })

  const own = await ask(origin)
  const foreign = await ask('https://evil.example')
  const visitor = await request.post('/auth/access-token', { headers: { origin } })

  expect(own.status()).toBe(200)
  expect(own.headers()['cache-control']).toBe('no-store')
  const { accessToken, expiresInSeconds } = (await own.json()) as {
    accessToken: string
    expiresInSeconds: number
  }
  expect(expiresInSeconds).toBeGreaterThan(60)
  expect(await (await page.request.get('/workspaces')).text()).not.toContain(accessToken)
  expect([foreign.status(), visitor.status()]).toEqual([403, 401])
})
