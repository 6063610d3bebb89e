import { expect, test } from './fixtures'
import { missing, notFound } from './missing'
import { beside, createWorkspace, field, main, signIn, signUp, words } from './people'

test('a viewer reads the members and is offered nothing to change', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(words(page, 'Your role: Viewer')).toBeVisible()
  for (const hidden of ['Activity', 'API keys', 'Settings']) await expect(beside(page, hidden)).toHaveCount(0)

  await beside(page, 'Members').click()
  await expect(page.getByRole('table', { name: 'Members' })).toContainText('Grace')
  await expect(main(page).getByRole('combobox')).toHaveCount(0)
  await expect(field(page, 'Email')).toHaveCount(0)
  await expect(main(page).getByRole('button', { name: 'Leave workspace' })).toBeVisible()
  await expect(main(page).getByRole('button', { name: /^(Remove|Revoke|Send)/ })).toHaveCount(0)
})

test('a member is not offered what owners and admins may do', async ({ page }) => {
  await signIn(page, 'grace@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await expect(words(page, 'Your role: Member')).toBeVisible()
  for (const hidden of ['Activity', 'API keys', 'Settings']) await expect(beside(page, hidden)).toHaveCount(0)

  await beside(page, 'Members').click()
  await expect(page.getByRole('table', { name: 'Members' })).toContainText('Vera')
  await expect(main(page).getByRole('combobox')).toHaveCount(0)
  await expect(field(page, 'Email')).toHaveCount(0)
})

test.describe('what is not there', () => {
  test.use({ expectedErrors: [notFound] })

  test('a foreign workspace looks exactly like a missing one', async ({ page, newVisitor }) => {
    await signUp(page)
    await createWorkspace(page)
    const workspace = new URL(page.url()).pathname
    const stranger = await newVisitor()
    await signIn(stranger, 'eve@example.com')

    const seen = new Set<string>()
    for (const path of [
      workspace,
      `${workspace}/members`,
      `${workspace}/settings`,
      `/w/${crypto.randomUUID()}`,
      `/w/${crypto.randomUUID()}/members`,
      '/w/1',
    ])
      seen.add(await missing(stranger, path))

    expect(seen.size).toBe(1)
  })

  test('what is missing in a workspace is missing inside its frame', async ({ page }) => {
    await signIn(page, 'vera@example.com')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await expect(beside(page, 'Members')).toBeVisible()
    const workspace = new URL(page.url()).pathname

    for (const path of ['activity', 'api-keys', 'settings']) {
      const response = await page.goto(`${workspace}/${path}`)

      expect(response!.status()).toBe(404)
      await expect(main(page).getByRole('heading', { name: 'Page not found' })).toBeVisible()
      await expect(page).toHaveTitle('Not found · Plinth')
      await beside(page, 'Members').click()
      await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
    }
  })

  test('an address without a page says so', async ({ page }) => {
    const response = await page.goto('/no-such-page')

    expect(response?.status()).toBe(404)
    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  })
})
