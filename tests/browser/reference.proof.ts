import { readFileSync } from 'node:fs'
import { expect, test } from './fixtures'

/** Uncompressed. */
const PAGE_KB_MAX = 550

const { paths } = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string }>>
}
const operationIds = Object.values(paths).flatMap((methods) =>
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

test('without scripts, every operation has an anchor on its page, and every link leads somewhere', async ({
  browser,
}) => {
  test.slow()
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: 'API reference' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible()
  const contents = page.getByRole('navigation', { name: 'Contents', exact: true }).getByRole('link')
  const pages = await contents.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))

  const anchors = new Set<string>()
  const links = new Set<string>()
  for (const path of pages) {
    await page.goto(path)
    const ids = await page.locator('[id]').evaluateAll((elements) => elements.map(({ id }) => id))
    expect(ids.length).toBe(new Set(ids).size)
    for (const id of ids) anchors.add(`${path}#${id}`)
    const found = await page
      .getByRole('main')
      .locator('a[href*="#"]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')!))
    for (const href of found) links.add(href.startsWith('#') ? `${path}${href}` : href)
  }

  expect(pages.length).toBeGreaterThan(12)
  expect(operationIds.length).toBeGreaterThan(30)
  const operations = [...anchors].filter((anchor) => anchor.includes('/resources/'))
  expect(operationIds.filter((id) => !operations.some((anchor) => anchor.endsWith(`#${id}`)))).toEqual([])
  expect([...links].filter((link) => !anchors.has(link))).toEqual([])
  await context.close()
})

test('without scripts, a search leads to the operation', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/docs/api')
  await page.getByRole('searchbox', { name: 'Search the reference' }).fill('invite email')
  await page.getByRole('button', { name: 'Search' }).click()

  await page
    .getByRole('list', { name: 'Found' })
    .getByRole('link', { name: 'Invite somebody by email address' })
    .click()

  await expect(page).toHaveURL('/docs/api/resources/invitations#createInvitation')
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
    .getByRole('navigation', { name: 'Contents', exact: true })
    .getByRole('link', { name: 'Invitations' })
    .focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/docs/api/resources/invitations')
  await page
    .getByRole('list', { name: 'Operations' })
    .getByRole('link', { name: 'Invite somebody by email address' })
    .focus()

  await page.keyboard.press('Enter')

  const operation = page.getByRole('article', { name: 'Invite somebody by email address' })
  await expect(operation.getByRole('heading', { level: 2 })).toBeInViewport()
  await expect(operation).toContainText('invitations.create')
})

test('the language of the samples is chosen once, without a script for each', async ({ page, browser }) => {
  await page.goto('/docs/api/resources/workspaces')
  const sample = page.getByRole('article', { name: 'Create a workspace' })
  await sample.getByRole('radio', { name: 'Python' }).check({ force: true })

  await expect(sample.getByText('urllib.request.Request(').first()).toBeVisible()
  await expect(sample.getByText('curl -X POST')).toBeHidden()
  await page
    .getByRole('navigation', { name: 'Contents', exact: true })
    .getByRole('link', { name: 'Members' })
    .click()
  await expect(page.getByRole('radio', { name: 'Python' }).first()).toBeChecked()

  const context = await browser.newContext({ javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto('/docs/api/resources/workspaces')
  const unscripted = plain.getByRole('article', { name: 'Create a workspace' })
  await unscripted.getByText('TypeScript', { exact: true }).click()
  await expect(unscripted.getByText('await fetch(').first()).toBeVisible()
  await context.close()
})

test('a sample is copied by its button, and a browser that forbids it is told what to do', async ({
  page,
}) => {
  await page.goto('/docs/api/resources/workspaces')
  // The clipboard of the machine is everybody's, and a browser without a window may have none.
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text) => document.body.setAttribute('data-copied', text)
  })
  const sample = page.getByRole('article', { name: 'Create a workspace' })
  const copy = sample.getByRole('button', { name: 'Copy Request, curl' })

  await copy.click()

  await expect(sample.getByRole('button', { name: 'Copied Request, curl' })).toBeVisible()
  await expect(page.locator('output').filter({ hasText: 'Copied' })).toHaveCount(1)
  await expect(page.locator('body')).toHaveAttribute('data-copied', /^curl -X POST '.*\/api\/v1\/workspaces'/)
  await expect(copy).toBeVisible()

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))
  })
  await copy.click()
  await expect(page.locator('output').filter({ hasText: 'Select the text to copy it' })).toHaveCount(1)
})

test('a search keeps its words, and a link to an anchor of the former page finds the operation', async ({
  page,
}) => {
  await page.goto('/docs/api/search?q=invite+email')
  await expect(page.getByRole('searchbox')).toHaveValue('invite email')

  await page.goto('/docs/api#createInvitation')

  await expect(page).toHaveURL('/docs/api/search?q=createInvitation')
  await expect(page.getByRole('list', { name: 'Found' }).getByRole('link')).not.toHaveCount(0)
})

test('no page of the reference is longer than a visitor can take', async ({ request, page }) => {
  await page.goto('/docs/api')
  const contents = page.getByRole('navigation', { name: 'Contents', exact: true }).getByRole('link')
  const pages = await contents.evaluateAll((all) => all.map((link) => link.getAttribute('href')!))

  const sizes = await Promise.all(
    pages.map(async (path) => ({
      path,
      kB: Math.round((await (await request.get(path)).body()).length / 1_000),
    })),
  )

  console.table(sizes)
  expect(sizes.filter(({ kB }) => kB > PAGE_KB_MAX)).toEqual([])
})

test('the document behind the reference is served', async ({ request }) => {
  const answer = await request.get('/api/v1/openapi.json')

  expect(await answer.json()).toMatchObject({ openapi: '3.1.1' })
  expect(answer.headers()['cache-control']).toContain('public')
})
