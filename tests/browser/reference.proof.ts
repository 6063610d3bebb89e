import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'

const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string }>>
}
const ids = Object.values(paths).flatMap((methods) =>
  Object.values(methods).map(({ operationId }) => operationId),
)

test('the reference says that it is in English, whatever language the page around it is in', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'de-DE' })
  const page = await context.newPage()

  await page.goto('/docs/api')

  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('main').locator('[lang=en]').getByRole('heading', { level: 1 })).toBeVisible()
  await context.close()
})

test('without scripts, the reference has an anchor for every operation, and every link leads somewhere', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')

  await page.getByRole('link', { name: 'API reference' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible()

  const anchors = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
  const links = await page
    .locator('a[href^="#"]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  expect(ids.length).toBeGreaterThan(30)
  expect(ids.filter((id) => !anchors.includes(id))).toEqual([])
  expect([...new Set(links)].filter((link) => !anchors.includes(link!.slice(1)))).toEqual([])
  expect(anchors.length).toBe(new Set(anchors).size)
  await context.close()
})

test('the type of a Problem leads to what its code means', async ({ page, request }) => {
  const answer = await request.get('/api/v1/workspaces', { headers: { accept: 'application/problem+json' } })
  const { type } = (await answer.json()) as { type: string }

  await page.goto(type)

  expect(new URL(type).hash).toBe('#unauthenticated')
  await expect(page.locator('dt:target')).toContainText('unauthenticated 401')
  await expect(page.locator('dt:target')).toBeInViewport()
})

test('an operation is found in the contents by keyboard alone', async ({ page }) => {
  await page.goto('/docs/api')
  await page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: 'Invite somebody by email address' })
    .focus()

  await page.keyboard.press('Enter')

  await expect(
    page.getByRole('heading', { level: 3, name: 'Invite somebody by email address' }),
  ).toBeInViewport()
  await expect(page.getByRole('article', { name: 'Invite somebody by email address' })).toContainText(
    'invitations.create',
  )
})

test('the document behind the reference is served', async ({ request }) => {
  const answer = await request.get('/api/v1/openapi.json')

  expect(await answer.json()).toMatchObject({ openapi: '3.1.1' })
  expect(answer.headers()['cache-control']).toContain('public')
})
