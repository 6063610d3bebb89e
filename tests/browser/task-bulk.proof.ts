import { expect, test } from './fixtures'
import { holdScripts } from './hold-scripts'
import { announced, words } from './people'
import { projectWith } from './task-lists'

test('a row that is selected before the script has loaded stays selected', async ({ page }) => {
  await projectWith(page, ['Press', 'Pick'])
  const box = page.getByRole('checkbox', { name: 'Select: Pick' })
  const scriptsArrive = await holdScripts(page)

  await page.goto(page.url(), { waitUntil: 'commit' })
  await box.check()
  scriptsArrive()

  await expect(words(page, '1 selected')).toBeVisible()
  await expect(box).toBeChecked()
  await box.uncheck()
  await expect(words(page, '1 selected')).toHaveCount(0)
})

test('a question about one task leaves the selection as it is', async ({ page }) => {
  await projectWith(page, ['Press', 'Pick'])
  const choose = async (title: string, item: string) => {
    await page.getByRole('button', { name: `Actions: ${title}` }).click()
    const menu = page.getByRole('menu', { name: `Actions: ${title}` })
    await menu.getByRole('menuitem', { name: item }).click()
  }
  const keep = () =>
    page.getByRole('dialog', { name: 'Delete “Pick”?' }).getByRole('button', { name: 'Keep it' }).click()

  await choose('Pick', 'Delete')
  await keep()
  await expect(page.getByRole('region', { name: 'Selected tasks' })).toHaveCount(0)

  await choose('Press', 'Select')
  await choose('Pick', 'Delete')
  await keep()
  await expect(page.getByRole('checkbox', { name: 'Select: Press' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Select: Pick' })).not.toBeChecked()
})

test('after several tasks were completed the focus is in their list', async ({ page }) => {
  await projectWith(page, ['One', 'Two', 'Three'])
  for (const title of ['Two', 'Three']) await page.getByRole('checkbox', { name: `Select: ${title}` }).click()

  await page.getByRole('button', { name: 'Complete' }).focus()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('checkbox', { name: 'Done: Two' })).toBeChecked()
  await expect(page.locator('ul:focus, ul :focus')).toHaveCount(1)
})

for (const locale of ['en', 'de']) {
  test(`the bar of the selection fits a narrow screen (${locale})`, async ({ page, context, baseURL }) => {
    await projectWith(page, ['One'])
    await context.addCookies([{ name: 'locale', value: locale, url: baseURL! }])
    await page.setViewportSize({ width: 320, height: 640 })
    await page.reload()

    await page
      .getByRole('checkbox', { name: /: One$/ })
      .first()
      .click()

    const bar = page.locator('[data-bottom-bar]')
    await expect(bar).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    expect((await bar.boundingBox())!.height).toBeLessThan(200)
  })
}

for (const size of [
  { width: 320, height: 640 },
  { width: 1280, height: 720 },
]) {
  test(`an announcement covers nothing that can be done to the selected, at ${size.width} px`, async ({
    page,
  }) => {
    await page.setViewportSize(size)
    await projectWith(
      page,
      Array.from({ length: 14 }, (_, index) => `Task ${index}`),
    )
    for (const title of ['Task 3', 'Task 4'])
      await page.getByRole('checkbox', { name: `Select: ${title}` }).click()

    await page.getByRole('checkbox', { name: 'Done: Task 4' }).click()

    await expect(announced(page).getByText('“Task 4” is done.')).toBeVisible()
    const bar = page.getByRole('region', { name: 'Selected tasks' })
    for (const button of await bar.getByRole('button').all()) await button.click({ trial: true })
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('the menu of a task begins a selection', async ({ page }) => {
    await projectWith(page, ['Press', 'Pick'])

    await page.getByRole('button', { name: 'Actions: Pick' }).tap()
    await page.getByRole('menuitem', { name: 'Select' }).tap()
    await page.getByRole('checkbox', { name: 'Select: Press' }).tap()
    await expect(words(page, '2 selected')).toBeVisible()
    await page.getByRole('button', { name: 'Complete' }).tap()
    await expect(page.getByRole('checkbox', { name: 'Done: Pick' })).toBeChecked()
    await expect(page.getByRole('checkbox', { name: 'Done: Press' })).toBeChecked()
  })
})
