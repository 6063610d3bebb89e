import type { Page } from '@playwright/test'
import { expect, test } from './fixtures'
import { announced, field, main, words } from './people'
import { addFurther, showAll } from './task-quick-entries'
import { projectWith, task, tasks } from './task-lists'

const unreachable = 'The server could not be reached. Please try again.'

test('tasks that are typed faster than the server answers are all added, each announced', async ({
  page,
}) => {
  await projectWith(page, [])

  const release = await holdPosts(page)
  await field(page, 'New task').focus()
  for (const title of ['Alpha', 'Beta', 'Gamma']) {
    await page.keyboard.type(title)
    await page.keyboard.press('Enter')
    await expect(field(page, 'New task')).toHaveValue('')
  }
  await release()

  await expect(announced(page).getByText('“Gamma” is added.')).toBeVisible()
  await expect(tasks(page).getByRole('link')).toHaveText(['Gamma', 'Beta', 'Alpha'])
  await expect(field(page, 'New task')).toBeFocused()
  await page.reload()
  await expect(tasks(page).getByRole('link')).toHaveText(['Gamma', 'Beta', 'Alpha'])
})

test('what is typed while a task is on its way stays', async ({ page }) => {
  await projectWith(page, [])

  await field(page, 'New task').fill('Alpha')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Be')

  await expect(task(page, 'Alpha')).toBeVisible()
  await expect(announced(page).getByText('“Alpha” is added.')).toBeVisible()
  await expect(field(page, 'New task')).toHaveValue('Be')
})

test('a task without a title is refused at its field', async ({ page }) => {
  await projectWith(page, [])

  await field(page, 'New task').fill('  ')
  await page.getByRole('button', { name: 'Add' }).click()

  await expect(main(page).getByText('Please fill this in.')).toBeVisible()
  await expect(field(page, 'New task')).toBeFocused()
  await field(page, 'New task').fill('Alpha')
  await page.keyboard.press('Enter')
  await expect(task(page, 'Alpha')).toBeVisible()
  await expect(main(page).getByText('Please fill this in.')).toHaveCount(0)
})

test.describe('a task that does not reach the server', () => {
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })

  test('comes back to its field, and the next try adds it', async ({ page, context }) => {
    await projectWith(page, [])
    await context.setOffline(true)

    await field(page, 'New task').fill('Alpha')
    await page.keyboard.press('Enter')

    await expect(main(page).getByText(unreachable)).toBeVisible()
    await expect(field(page, 'New task')).toHaveValue('Alpha')
    await context.setOffline(false)
    await page.keyboard.press('Enter')
    await expect(task(page, 'Alpha')).toBeVisible()
    await expect(main(page).getByText(unreachable)).toHaveCount(0)
    await expect(field(page, 'New task')).toHaveValue('')
  })
})

test.describe('tasks that break off while the next one is typed', () => {
  test.use({ expectedErrors: [/Failed to load resource: net::ERR_FAILED/] })

  test('are named, each with another try, and what is typed stays', async ({ page }) => {
    await projectWith(page, [])
    const typed = Promise.withResolvers<void>()
    await page.route('**/projects/**', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      await typed.promise
      return route.abort()
    })
    await field(page, 'New task').focus()
    for (const title of ['Alpha', 'Beta']) {
      await page.keyboard.type(title)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.type('Gam')
    typed.resolve()

    for (const title of ['Alpha', 'Beta'])
      await expect(announced(page).getByText(`“${title}” was not added. ${unreachable}`)).toBeVisible()
    await expect(field(page, 'New task')).toHaveValue('Gam')
    await page.unrouteAll()
    await announced(page)
      .getByRole('alertdialog')
      .filter({ hasText: 'Alpha' })
      .getByRole('button', { name: 'Try again' })
      .click()
    await expect(tasks(page).getByRole('link')).toHaveText(['Alpha'])
    await expect(field(page, 'New task')).toHaveValue('Gam')
  })
})

test('a task that the filter hides is announced as such, with the way to all tasks', async ({ page }) => {
  await projectWith(page, ['Pick'])
  await field(page, 'Status').selectOption('Done')
  await expect(words(page, 'No matching tasks')).toBeVisible()

  await field(page, 'New task').fill('Alpha')
  await page.keyboard.press('Enter')

  const toast = announced(page)
    .getByRole('dialog')
    .filter({ hasText: '“Alpha” is added, but not shown here.' })
  await toast.getByRole('button', { name: 'Show all tasks' }).click()
  await expect(tasks(page).getByRole('link')).toHaveText(['Alpha', 'Pick'])
})

test('a task that comes after the end of a page of the manual order is announced as such', async ({
  page,
}) => {
  const { workspaceId } = await projectWith(page, ['One'])
  await addFurther(workspaceId)
  await page.goto(`${page.url()}?sort=position`)

  await field(page, 'New task').fill('Alpha')
  await page.keyboard.press('Enter')

  await showAll(page)
  await expect(task(page, 'Alpha')).toBeVisible()
})

/** Keeps every POST from the server until it is told to let them go. */
async function holdPosts(page: Page) {
  const released = Promise.withResolvers<void>()
  await page.route('**/*', async (route) => {
    if (route.request().method() === 'POST') await released.promise
    await route.fallback()
  })
  return async () => {
    released.resolve()
    await page.unrouteAll({ behavior: 'wait' })
  }
}
