import { expect, test } from './fixtures'
import { signInWithoutScripts } from './plain-visit'
import { field } from './people'

test('without scripts, a person signs in, adds a task, completes it and deletes it', async ({
  page,
  browser,
}) => {
  const plain = await signInWithoutScripts(page, browser)

  await field(plain, 'Workspace name').fill('Orchard')
  await plain.getByRole('button', { name: 'Create workspace' }).click()
  await field(plain, 'Project name').fill('Harvest')
  await plain.getByRole('button', { name: 'Create project' }).click()
  await field(plain, 'New task').fill('Pick the apples')
  await plain.getByRole('button', { name: 'Add' }).click()
  await plain.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(plain.getByRole('checkbox', { name: 'Done: Pick the apples' })).toBeChecked()
  await plain.getByRole('link', { name: 'Pick the apples' }).click()
  await plain.getByRole('button', { name: 'Delete task' }).click()
  await plain.getByRole('dialog').getByRole('button', { name: 'Delete task' }).click()
  await expect(plain.getByRole('heading', { level: 1, name: 'Harvest' })).toBeVisible()
  await plain.context().close()
})
