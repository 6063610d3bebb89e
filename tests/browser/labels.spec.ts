import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { beside, createWorkspace, main, signUp, words } from './people'

test('a label is created, renamed and deleted, and a second of its name is refused', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await beside(page, 'Labels').click()
  const form = main(page).getByRole('form', { name: 'New label' })

  await form.getByLabel('Name').fill('Urgent')
  await form.getByLabel('Colour').selectOption('Red')
  await form.getByRole('button', { name: 'Create label' }).click()
  await expect(words(page, 'The label “Urgent” is created.')).toBeVisible()

  await form.getByLabel('Name').fill('URGENT')
  await form.getByRole('button', { name: 'Create label' }).click()
  await expect(form.getByLabel('Name')).toHaveAccessibleDescription(
    'This workspace already has a label with this name.',
  )
  await expect(beside(page, 'Labels')).toHaveAttribute('aria-current', 'page')
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Edit Urgent' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Today')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog', { name: 'Edit the label' })).toBeHidden()
  await page.getByRole('button', { name: 'Delete Today' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete label' }).click()
  await expect(words(page, 'No labels yet')).toBeVisible()
})
