import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { main, signIn, words } from './people'
import { openTask, textbox } from './task-pages'

test('a comment is written, edited and deleted by who wrote it; others read it, and an owner may delete it', async ({
  page,
  newVisitor,
}) => {
  const grace = await newVisitor()
  const vera = await newVisitor()
  for (const [someone, email] of [
    [page, 'ada@example.com'],
    [grace, 'grace@example.com'],
    [vera, 'vera@example.com'],
  ] as const) {
    await signIn(someone, email)
    await someone.getByRole('link', { name: 'Harbour Coffee' }).click()
    await main(someone).getByRole('link', { name: 'Autumn menu' }).click()
    await someone.getByRole('link', { name: 'Taste the chestnut syrup with the team' }).click()
    await expect(someone.getByRole('heading', { name: 'Comments' })).toBeVisible()
  }

  await textbox(grace, 'Write a comment').fill('Too sweet.')
  await grace.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(
    grace.getByRole('list', { name: 'Comments' }).getByText('Too sweet.').filter({ visible: true }),
  ).toBeVisible()
  await expect(textbox(grace, 'Write a comment')).toHaveValue('')
  await grace.getByRole('button', { name: 'Edit the comment of Grace' }).click()
  await grace.getByRole('dialog').getByLabel('Comment', { exact: true }).fill('Just right.')
  await expectAccessible(grace)
  await grace.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(
    grace.getByRole('list', { name: 'Comments' }).getByText('Just right.').filter({ visible: true }),
  ).toBeVisible()
  await expect(words(grace, '· edited')).toBeVisible()

  await expect(vera.getByText('Just right.')).toBeVisible()
  await expect(main(vera).getByRole('button')).toHaveCount(0)
  await expect(main(vera).getByRole('textbox')).toHaveCount(0)
  await expect(
    page.getByRole('list', { name: 'Comments' }).getByText('Just right.').filter({ visible: true }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit the comment of Grace' })).toHaveCount(0)

  await page.getByRole('button', { name: 'Delete the comment of Grace' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete comment' }).click()
  await expect(words(page, 'The comment is deleted.')).toBeVisible()
  await expect(words(page, 'No comments yet.')).toBeVisible()
})

test('a comment is sent by Ctrl+Enter, once, and its addresses are links', async ({ page }) => {
  await openTask(page)

  await page
    .getByRole('textbox', { name: 'Write a comment' })
    .fill('See https://example.com/a, not javascript:alert(1).')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.press('Control+Enter')

  const link = page.getByRole('list', { name: 'Comments' }).getByRole('link')
  await expect(link).toHaveText('https://example.com/a')
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow')
  await page.reload()
  await expect(link).toHaveCount(1)
})
