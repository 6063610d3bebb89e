import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { field, main, signIn, words } from './people'
import { announced, boardWith, card, openCards, projectWith, task, tasks } from './task-lists'

test('the list is worked through by keyboard alone, and its help says how', async ({ page }) => {
  await projectWith(page, ['Press', 'Pick', 'Plant'])

  await task(page, 'Plant').focus()
  await page.keyboard.press('j')
  await expect(task(page, 'Pick')).toBeFocused()
  await page.keyboard.press('k')
  await expect(task(page, 'Plant')).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByRole('checkbox', { name: 'Done: Plant' })).toBeChecked()

  await page.keyboard.press('e')
  await expect(field(page, 'Title of “Plant”')).toBeFocused()
  await page.keyboard.type('Plant trees')
  await page.keyboard.press('Enter')
  await expect(task(page, 'Plant trees')).toBeFocused()

  await page.keyboard.press('x')
  await expect(words(page, '1 selected')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(words(page, '1 selected')).toHaveCount(0)
  await page.keyboard.press('x')
  await expect(words(page, '1 selected')).toBeVisible()
  await expectAccessible(page)
  await task(page, 'Plant trees').focus()

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts in the task list' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')

  await task(page, 'Plant trees').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Plant trees' })).toBeVisible()
})

test('several tasks are completed, assigned and deleted at once, after a question that names them', async ({
  page,
}) => {
  await projectWith(page, ['Press', 'Pick', 'Plant'])
  const select = (title: string) => page.getByRole('checkbox', { name: `Select: ${title}` }).click()
  const bar = page.getByRole('region', { name: 'Selected tasks' })

  await select('Press')
  await select('Pick')
  await bar.getByRole('button', { name: 'Complete' }).click()
  await expect(words(page, '2 tasks are done.')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: 'Done: Pick' })).toBeChecked()

  await select('Plant')
  await bar.getByLabel('Assign to').selectOption('Nia')
  await bar.getByRole('button', { name: 'Assign' }).click()
  await expect(main(page).getByText('Assigned to Nia')).toHaveCount(1)

  await select('Press')
  await select('Pick')
  await bar.getByRole('button', { name: 'Delete' }).click()
  const question = page.getByRole('dialog', { name: 'Delete 2 tasks?' })
  await expect(question.getByRole('listitem')).toHaveText(['Pick', 'Press'])
  await question.getByRole('button', { name: 'Delete' }).click()
  await expect(words(page, '2 tasks are deleted.')).toBeVisible()
  await expect(tasks(page)).toHaveCount(1)
})

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

test('a card is dragged to another place and to the other column, and moved by its menu', async ({
  page,
}) => {
  await boardWith(page, ['One', 'Two', 'Three'])
  const cards = openCards(page)

  await card(page, 'Three').dragTo(card(page, 'One'), { targetPosition: { x: 40, y: 4 } })
  await expect(cards).toHaveText(['Three', 'One', 'Two'])

  await page.getByRole('button', { name: 'Actions: Three' }).click()
  await page.getByRole('menuitem', { name: 'Move down' }).click()
  await expect(words(page, '“Three” now comes after “One”.')).toBeVisible()
  await expect(cards).toHaveText(['One', 'Three', 'Two'])

  await card(page, 'Two').dragTo(page.getByRole('region', { name: /^Done/ }))
  await expect(cards).toHaveText(['One', 'Three'])
  await expect(words(page, '“Two” is done.')).toBeVisible()

  await page.reload()
  await expect(cards).toHaveText(['One', 'Three'])
  await expectAccessible(page)

  await page.getByRole('link', { name: 'List' }).click()
  await field(page, 'Sort').selectOption('Manual')
  await field(page, 'Status').selectOption('Open')
  await expect(tasks(page).getByRole('link')).toHaveText(['One', 'Three'])
  await task(page, 'Three').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(tasks(page).getByRole('link')).toHaveText(['Three', 'One'])
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

  await expect(task(other, title)).toBeVisible({ timeout: 30_000 })
  await expect(main(other).getByRole('checkbox')).toHaveCount(0)
  await expect(main(other).getByRole('button', { name: /^Actions/ })).toHaveCount(0)
  await task(other, title).focus()
  await other.keyboard.press('e')
  await expect(main(other).getByRole('textbox')).toHaveCount(0)
  await expectAccessible(other)
  await other.getByRole('link', { name: 'Board' }).click()
  await expect(other.getByRole('region', { name: /^Open/ })).toBeVisible()
  await expect(other.getByRole('button', { name: /^Actions/ })).toHaveCount(0)
})
