import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { announced, field, main, signIn, words } from './people'
import { projectWith, task, tasks } from './task-lists'

test('filters, search and sort are in the address, and work without scripts', async ({
  page,
  browser,
  baseURL,
}) => {
  await projectWith(page, ['Press the apples', 'Pick the apples', 'Plant the pears'])
  await page.getByRole('checkbox', { name: 'Done: Pick the apples' }).click()
  await expect(words(page, 'Done just now')).toBeVisible()

  await field(page, 'Search the tasks').fill('apples')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\?q=apples$/)
  await field(page, 'Status').focus()
  await field(page, 'Status').selectOption('Open')
  await expect(page).toHaveURL(/\?q=apples&state=open$/)
  await expect(tasks(page)).toHaveCount(1)
  await expectAccessible(page)
  await expect(field(page, 'Status')).toBeFocused()
  await page.goBack()
  await expect(field(page, 'Status')).toHaveValue('')
  await page.getByRole('link', { name: 'Show all tasks' }).click()
  await expect(tasks(page)).toHaveCount(3)
  await expect(page).toHaveURL(/\/projects\/[^?]+$/)
  await expect(field(page, 'Search the tasks')).toHaveValue('')

  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: baseURL!,
  })
  const plain = await context.newPage()
  await plain.goto(page.url())
  await field(plain, 'Search the tasks').fill('nothing like it')
  await plain.getByRole('button', { name: 'Apply' }).click()
  await expect(words(plain, 'No matching tasks')).toBeVisible()
  await field(plain, 'Search the tasks').fill('')
  await field(plain, 'Status').selectOption('Done')
  await plain.getByRole('button', { name: 'Apply' }).click()
  await expect(task(plain, 'Pick the apples')).toBeVisible()
  await expect(tasks(plain)).toHaveCount(1)
  await context.close()
})

test.describe('a server that cannot be reached', () => {
  test.use({ expectedErrors: [/net::ERR_INTERNET_DISCONNECTED/] })

  test('takes a completion back and says so', async ({ page, context }) => {
    await projectWith(page, ['Pick'])
    await context.setOffline(true)

    await page.getByRole('checkbox', { name: 'Done: Pick' }).click()

    await expect(
      announced(page).getByText('The server could not be reached. Nothing was changed.'),
    ).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'Done: Pick' })).not.toBeChecked()
    await context.setOffline(false)
  })
})

test('two people see what the other changes without a reload, and a viewer is offered nothing to change', async ({
  page,
  newVisitor,
}) => {
  const other = await newVisitor()
  for (const [someone, email] of [
    [page, 'ada@example.com'],
    [other, 'vera@example.com'],
  ] as const) {
    await signIn(someone, email)
    await someone.getByRole('link', { name: 'Harbour Coffee' }).click()
    await main(someone).getByRole('link', { name: 'Loyalty cards' }).click()
    await expect(someone.getByRole('heading', { level: 1, name: 'Loyalty cards' })).toBeVisible()
  }
  const title = `Print ${crypto.randomUUID()}`

  await field(page, 'New task').fill(title)
  await page.getByRole('button', { name: 'Add' }).click()
  await expect(task(page, title)).toBeVisible()

  await expect(task(other, title)).toBeVisible()
  await expect(main(other).getByRole('checkbox')).toHaveCount(0)
  await expect(main(other).getByRole('button', { name: /^Actions/ })).toHaveCount(0)
  await task(other, title).focus()
  await other.keyboard.press('e')
  await expect(main(other).getByRole('textbox')).toHaveCount(0)
  await expectAccessible(other)
})
