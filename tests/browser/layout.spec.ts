import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { createProject, createWorkspace, main, post, signIn, signUp, words } from './people'
import { announced, projectWith, task } from './task-lists'

const select = (page: Page, title: string) => page.getByRole('checkbox', { name: `Select: ${title}` }).click()

/** What sticks out sideways of what a narrow screen shows. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function inGerman(page: Page) {
  await page.context().addCookies([{ name: 'locale', value: 'de', url: page.url() }])
  await page.reload()
}

test('what can be done to the selected fits a screen of 320 px, in both languages', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await projectWith(page, ['Press', 'Pick'])

  await select(page, 'Press')
  expect(await overflow(page)).toBe(0)

  await inGerman(page)
  await page.getByRole('checkbox', { name: 'Auswählen: Press' }).click()
  const bar = page.getByRole('region', { name: 'Ausgewählte Aufgaben' })
  expect(await overflow(page)).toBe(0)
  expect((await bar.boundingBox())!.height).toBeLessThan(200)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeInViewport({ ratio: 1 })
})

for (const size of [
  { width: 320, height: 640 },
  { width: 820, height: 600 },
  { width: 1280, height: 720 },
]) {
  test(`what is announced covers nothing that can be done to the selected, at ${size.width} px`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await projectWith(
      page,
      Array.from({ length: 14 }, (_, index) => `Task ${index}`),
    )
    await select(page, 'Task 3')
    await select(page, 'Task 4')
    await task(page, 'Task 4').focus()

    await page.keyboard.press('c')

    await expect(announced(page).getByText('“Task 4” is done.')).toBeVisible()
    const bar = page.getByRole('region', { name: 'Selected tasks' })
    for (const button of await bar.getByRole('button').all()) await button.click({ trial: true })
  })
}

for (const path of ['/workspaces', '/account', 'a workspace']) {
  for (const width of [1920, 1280, 390]) {
    test(`the menu of the account opens at its button on ${path}, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 })
      await signIn(page, 'ada@example.com')
      if (path.startsWith('/')) await page.goto(path)
      else await page.getByRole('link', { name: 'Harbour Coffee' }).click()
      const button = page.getByRole('button', { name: 'Your account' })

      await button.click()

      const menu = page.locator('[popover]:popover-open')
      const [from, to] = [(await button.boundingBox())!, (await menu.boundingBox())!]
      expect(Math.abs(to.x + to.width - (from.x + from.width))).toBeLessThan(2)
      expect(to.y - (from.y + from.height)).toBeGreaterThanOrEqual(0)
      expect(to.y - (from.y + from.height)).toBeLessThan(12)
    })
  }
}

test('on a phone the activity is a sentence, not a column of words', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await signUp(page)
  await createWorkspace(page)
  await createProject(page, 'Harvest')
  await page.goto(page.url().replace(/projects\/.*/, 'activity'))

  const sentence = words(page, 'Nia created the project “Harvest”')

  expect((await sentence.boundingBox())!.width).toBeGreaterThan(160)
})

test('a button stands beside its field also when that was refused', async ({ page }) => {
  await signUp(page)
  await createWorkspace(page)
  await page.goto(`${page.url()}/projects`)
  const input = main(page).getByLabel('Name of the project')
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
    const list = (await page.getByRole('list', { name: 'Tasks' }).boundingBox())!

    expect(box.x - list.x).toBeLessThan(12)
  })
})
