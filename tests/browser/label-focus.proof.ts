import { confirm } from './confirm'
import { expect, test } from './fixtures'
import { beside, createWorkspace, main, post, signUp, workspaceOf } from './people'

test('when a label is deleted, whoever did it by keyboard goes on at the next one, and at the page once there is none', async ({
  page,
}) => {
  await signUp(page)
  await createWorkspace(page)
  const labels = `/api/v1/workspaces/${workspaceOf(page)}/labels`
  for (const name of ['Ripe', 'Sour']) await post(page, labels, { name, colour: 'red' })
  await beside(page, 'Labels').click()

  await confirm(page, page.getByRole('button', { name: 'Delete Ripe' }), 'Delete label')
  await expect(main(page).getByRole('button', { name: 'Delete Ripe' })).toBeHidden()
  await expect(page.getByRole('listitem').filter({ hasText: 'Sour' }).locator(':focus')).toHaveCount(1)

  await confirm(page, page.getByRole('button', { name: 'Delete Sour' }), 'Delete label')
  await expect(main(page).getByRole('button', { name: 'Delete Sour' })).toBeHidden()
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1)
})
