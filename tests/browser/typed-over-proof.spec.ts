import type { Page } from '@playwright/test'
import { createAccount, openSession, password } from './accounts'
import { expect, test } from './fixtures'
import { createWorkspace, field, main, words } from './people'

const kept =
  'Nothing was sent before you confirmed that it is you. We kept your input, except passwords. Send it now.'

/** Somebody who signed in an hour ago, on the page of API keys. */
async function arriveLate(page: Page) {
  await openSession(page, await createAccount(), password, { anHourAgo: true })
  await createWorkspace(page)
  await page.goto(`${page.url()}/api-keys`)
}

/** Describes a key, confirms who they are, and sends what they find again. */
async function createKey(page: Page) {
  await field(page, 'Name').fill('Nightly export')
  await field(page, 'Expiration').selectOption('30')
  await main(page).getByRole('button', { name: 'Create API key' }).click()
  await expect(page).toHaveURL(/\/confirm-identity\?next=/)
  await field(page, 'Password').fill(password)
  await main(page).getByRole('button', { name: 'Confirm', exact: true }).click()

  await expect(words(page, kept)).toBeVisible()
  await expect(field(page, 'Name')).toHaveValue('Nightly export')
  await expect(field(page, 'Expiration')).toHaveValue('30')
  await main(page).getByRole('button', { name: 'Create API key' }).click()
  await expect(words(page, 'The key “Nightly export” is created.')).toBeVisible()
}

test('what was typed is there again after its author has confirmed that it is them', async ({ page }) => {
  await arriveLate(page)
  await createKey(page)

  await page.reload()
  await expect(words(page, kept)).toBeHidden()
  await expect(field(page, 'Name')).toHaveValue('')
})

test('without scripts, it is there again as well', async ({ browser, baseURL, page }) => {
  await arriveLate(page)
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: baseURL!,
  })
  const plain = await context.newPage()
  await plain.goto(page.url())
  await createKey(plain)
  await context.close()
})
