import { expect, test } from './fixtures'
import { expectScores } from './lighthouse'
import { beside, signIn } from './people'

test('landing, sign-in and members score 95 and more in Lighthouse', async ({ baseURL }) => {
  await expectScores(baseURL!, {
    landing: () => Promise.resolve(`${baseURL}/`),
    signIn: () => Promise.resolve(`${baseURL}/sign-in`),
    members: async (page) => {
      await signIn(page, 'ada@example.com')
      await page.getByRole('link', { name: 'Harbour Coffee' }).click()
      await beside(page, 'Members').click()
      await expect(page.getByRole('heading', { level: 1, name: 'Members' })).toBeVisible()
      return page.url()
    },
  })
})
