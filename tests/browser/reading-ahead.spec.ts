import { expect, test } from './fixtures'
import { beside, createWorkspace, signUp } from './people'

test('a page reads another one ahead once somebody reaches its link, and not before', async ({ page }) => {
  const ahead: string[] = []
  page.on('request', (request) => {
    if (request.headers()['next-router-prefetch']) ahead.push(new URL(request.url()).pathname)
  })
  await signUp(page)
  await createWorkspace(page)
  await expect(beside(page, 'Members')).toBeVisible()
  await page.waitForLoadState('networkidle')
  expect(ahead).toEqual([])

  await beside(page, 'Members').hover()
  await expect.poll(() => ahead).toContainEqual(expect.stringMatching(/\/members$/))
  await beside(page, 'Activity').focus()
  await expect.poll(() => ahead).toContainEqual(expect.stringMatching(/\/activity$/))

  expect(ahead.filter((path) => !/\/(members|activity)$/.test(path))).toEqual([])
})
