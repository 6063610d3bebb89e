import { expect, test } from './fixtures'
import { projectWith, tasks } from './task-lists'

test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })

test('on a touch screen the list of tasks keeps no room for boxes that it does not show', async ({
  page,
}) => {
  await projectWith(page, ['Pick'])
  await expect(tasks(page)).toHaveCount(1)

  const box = (await page.getByRole('checkbox', { name: 'Done: Pick' }).boundingBox())!
  const list = (await page.getByRole('list', { name: 'Tasks', exact: true }).boundingBox())!

  expect(box.x - list.x).toBeLessThan(12)
})
