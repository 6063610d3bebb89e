import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { createWorkspaceByForm, field, main, signUp, words, workspaceOf } from './people'

test.use({ timezoneId: 'Asia/Kolkata' })

test('a new workspace has the zone of the browser, and an admin gives it another', async ({ page }) => {
  await signUp(page)
  await createWorkspaceByForm(page, 'Orchard')
  await page.goto(`/w/${workspaceOf(page)}/settings`)
  await expect(field(page, 'Area and place')).toHaveValue(/^Asia\/(Kolkata|Calcutta)$/)
  await expectAccessible(page)

  await field(page, 'Area and place').fill('Europe/Atlantis')
  await main(page).getByRole('button', { name: 'Set time zone' }).click()
  await expect(
    words(page, 'Name a time zone by its area and place, such as Europe/Berlin, or UTC.'),
  ).toBeVisible()
  await field(page, 'Area and place').fill('Europe/Lisbon')
  await main(page).getByRole('button', { name: 'Set time zone' }).click()

  await expect(words(page, 'The time zone is saved.')).toBeVisible()
  await page.reload()
  await expect(field(page, 'Area and place')).toHaveValue('Europe/Lisbon')
})

test('a moment is shown in the zone of the reader', async ({ page }) => {
  await signUp(page)
  await page.goto('/account')
  const cookies = async () => (await page.context().cookies()).map(({ name }) => name)
  await expect.poll(cookies).toContain('time-zone')
  await page.goto('/account/sign-in-log')

  await expect(main(page).locator('time').first()).toHaveAttribute('title', /GMT\+5:30$/)
})
