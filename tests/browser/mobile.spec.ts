import { expect, test } from './fixtures'
import { beside, signIn } from './people'

test.use({ viewport: { width: 320, height: 640 } })

test('on a phone the workspace is behind a button, which closes with the way taken', async ({ page }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour Coffee' })).toBeVisible()
  await expect(beside(page, 'Members')).toBeHidden()

  await page.getByRole('button', { name: 'Menu' }).click()
  await beside(page, 'Members').click()

  await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  await expect(beside(page, 'Members')).toBeHidden()
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.keyboard.press('Escape')
  await expect(beside(page, 'Members')).toBeHidden()
})

test('without scripts, the workspace is behind the same button', async ({ page, browser, baseURL }) => {
  await signIn(page, 'ada@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Harbour Coffee' })).toBeVisible()
  const state = await page.context().storageState()
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: state,
    baseURL: baseURL!,
    viewport: { width: 320, height: 640 },
  })
  const plain = await context.newPage()
  await plain.goto(page.url())

  await plain.getByRole('button', { name: 'Menu' }).click()
  await beside(plain, 'Members').click()

  await expect(plain.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
  await context.close()
})
