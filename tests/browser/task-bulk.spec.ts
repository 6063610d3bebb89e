import { expect, test } from './fixtures'
import { main, words } from './people'
import { projectWith, tasks } from './task-lists'

test('several tasks are completed, assigned and deleted at once, after a question that names them', async ({
  page,
}) => {
  await projectWith(page, ['Press', 'Pick', 'Plant'])
  const select = (title: string) => page.getByRole('checkbox', { name: `Select: ${title}` }).click()
  const bar = page.getByRole('region', { name: 'Selected tasks' })

  await select('Press')
  await select('Pick')
  await bar.getByRole('button', { name: 'Complete' }).click()
  await expect(words(page, '2 tasks are done.')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Done: Pick' })).toBeChecked()

  await select('Plant')
  await bar.getByLabel('Assign to').selectOption('Nia')
  await bar.getByRole('button', { name: 'Assign' }).click()
  await expect(main(page).getByText('Assigned to Nia')).toHaveCount(1)

  await select('Press')
  await select('Pick')
  await bar.getByRole('button', { name: 'Delete' }).click()
  const question = page.getByRole('dialog', { name: 'Delete 2 tasks?' })
  await expect(question.getByRole('listitem')).toHaveText(['Pick', 'Press'])
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(words(page, '2 tasks are deleted.')).toBeVisible()
  await expect(tasks(page)).toHaveCount(1)
})
