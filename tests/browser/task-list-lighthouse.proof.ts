import { expect, test } from './fixtures'
import { expectScores } from './lighthouse'
import { main, signIn } from './people'

test('a task list scores 95 and more in Lighthouse', async ({ baseURL }) => {
  await expectScores(baseURL!, {
    taskList: async (page) => {
      await signIn(page, 'ada@example.com')
      await page.getByRole('link', { name: 'Harbour Coffee' }).click()
      await main(page).getByRole('link', { name: 'Autumn menu' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Autumn menu' })).toBeVisible()
      return page.url()
    },
  })
})
