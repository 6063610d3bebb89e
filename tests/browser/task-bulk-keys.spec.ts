import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { words } from './people'
import { projectWith, task } from './task-lists'

test('a task is selected by keyboard, and Escape clears the selection', async ({ page }) => {
  await projectWith(page, ['Press', 'Plant'])
  await task(page, 'Plant').focus()

  await page.keyboard.press('x')
  await expect(words(page, '1 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(words(page, '1 selected')).toHaveCount(0)
  await page.keyboard.press('x')
  await expect(words(page, '1 selected')).toBeVisible()
  await expectAccessible(page)
})
