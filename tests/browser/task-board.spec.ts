import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { field, main, signIn, words } from './people'
import { boardWith, card, openCards } from './task-boards'
import { tasks } from './task-lists'

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
})

test('a board offers a viewer nothing to change', async ({ page }) => {
  await signIn(page, 'vera@example.com')
  await page.getByRole('link', { name: 'Harbour Coffee' }).click()
  await main(page).getByRole('link', { name: 'Loyalty cards' }).click()

  await page.getByRole('link', { name: 'Board' }).click()
  await expect(page.getByRole('region', { name: /^Open/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Actions/ })).toHaveCount(0)
})
