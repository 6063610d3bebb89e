import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { createWorkspace, main, post, signUp } from './people'
import { projectWith } from './task-lists'

async function inGerman(page: Page) {
  await page.context().addCookies([{ name: 'locale', value: 'de', url: page.url() }])
  await page.reload()
}

test('a button stands beside its field also when that was refused', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await page.goto(`${page.url()}/projects`)
  const input = main(page).getByLabel('Project name')
  const button = page.getByRole('button', { name: 'Create project' })

  await button.click()

  await expect(input).toBeFocused()
  expect((await button.boundingBox())!.y).toBe((await input.boundingBox())!.y)
})

test('what can be done to a label stays together at 320 px, in German too', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signUp(page)
  await createWorkspace(page)
  const id = page.url().split('/').at(-1)
  await post(page, `/api/v1/workspaces/${id}/labels`, { name: 'Dringend', colour: 'red' })
  await page.goto(`/w/${id}/labels`)
  await inGerman(page)

  const [edit, remove] = await Promise.all(
    ['Dringend bearbeiten', 'Dringend löschen'].map((name) =>
      page.getByRole('button', { name }).boundingBox(),
    ),
  )

  expect(remove!.y).toBe(edit!.y)
  expect(remove!.x).toBeGreaterThan(edit!.x)
})

test.describe('on a touch screen', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true })

  test('the list of tasks keeps no room for boxes that it does not show', async ({ page }) => {
    await projectWith(page, ['Pick'])

    const box = (await page.getByRole('checkbox', { name: 'Done: Pick' }).boundingBox())!
    const list = (await page.getByRole('list', { name: 'Tasks', exact: true }).boundingBox())!

    expect(box.x - list.x).toBeLessThan(12)
  })
})
