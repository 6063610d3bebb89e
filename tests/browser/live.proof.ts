import { createAccount } from './accounts'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { hearing, refreshesOf, SETTLED_MS } from './hearing'
import { addMember } from './memberships'
import { beside, createWorkspace, field, main, signUp, words, workspaceOf } from './people'

const REFUSED = 'Page not found'

test('a change is there for others at once, on every page of the workspace', async ({ page, newVisitor }) => {
  const other = await newVisitor()
  const reader = await signUp(other, 'Kim')
  await signUp(page)
  await createWorkspace(page, 'Orchard')
  const workspaceId = workspaceOf(page)
  await addMember(workspaceId, reader, 'viewer')
  await hearing(other, () => other.goto(`/w/${workspaceId}`))

  await beside(page, 'Settings').click()
  await field(page, 'Workspace name').fill('Cider works')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Cider works' })).toBeVisible()

  await beside(other, 'Members').click()
  await expect(main(other).getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  const zoe = await addMember(workspaceId, await createAccount('Zoe'), 'viewer')
  await expect(words(other, 'Zoe')).toBeVisible()
  await asOwner('delete from memberships where user_id = $1', [zoe])
  await expect(words(other, 'Zoe')).toBeHidden()
})

test('what one has changed oneself is rendered once', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  const workspaceId = workspaceOf(page)
  await hearing(page, () => page.goto(`/w/${workspaceId}/members`))
  const refreshes = refreshesOf(page)

  await field(page, 'Email').fill('kim@example.com')
  await page.getByRole('button', { name: 'Send invitation' }).click()
  await expect(page.getByRole('list', { name: 'Open invitations' })).toContainText('kim@example.com')
  await page.waitForTimeout(SETTLED_MS)

  expect(refreshes).toEqual([])
  await addMember(workspaceId, await createAccount('Zoe'), 'viewer')
  await expect(words(page, 'Zoe')).toBeVisible()
  expect(refreshes).toHaveLength(1)
})

test('who is removed from a workspace sees it no longer, without a reload', async ({ page, newVisitor }) => {
  const other = await newVisitor()
  const email = await signUp(other, 'Kim')
  await signUp(page, 'Nia')
  await createWorkspace(page, 'Orchard')
  const path = new URL(page.url()).pathname
  const kim = await addMember(workspaceOf(page), email, 'member')
  await hearing(other, () => other.goto(path))
  await expect(other.getByRole('heading', { level: 1, name: 'Orchard' })).toBeVisible()

  await asOwner('delete from memberships where user_id = $1', [kim])

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
  await signUp(page)
  await createWorkspace(page, 'Orchard')

  await asOwner(`update workspaces set name = 'Cider works' where id = $1`, [workspaceOf(page)])

  await expect(page.getByRole('heading', { level: 1, name: 'Cider works' })).toBeVisible()
  expect(asked).toBeGreaterThan(0)
  expect(asked).toBeLessThan(8)
})

test('a page carries no token, and its own script gets one for the topic of its workspace alone', async ({
  page,
  request,
}) => {
  await signUp(page)
  await createWorkspace(page)
  const workspaceId = workspaceOf(page)
  const origin = `http://localhost:${process.env.APP_PORT}`
  const path = `/api/v1/workspaces/${workspaceId}/live-tokens`
  const ask = (from: string) => page.request.post(path, { headers: { origin: from } })

  const own = await ask(origin)
  const foreign = await ask('https://evil.example')
  const visitor = await request.post(path, { headers: { origin } })

  expect([own.status(), foreign.status(), visitor.status()]).toEqual([200, 403, 401])
  const { data } = (await own.json()) as { data: { token: string; topic: string } }
  const claims = JSON.parse(Buffer.from(data.token.split('.')[1]!, 'base64url').toString())
  expect(claims).toMatchObject({ role: 'anon', live_topic: `workspace:${workspaceId}` })
  expect(claims.sub).toBeUndefined()
  expect(await (await page.request.get(`/w/${workspaceId}`)).text()).not.toMatch(/eyJ[\w-]+\.eyJ/)
})
