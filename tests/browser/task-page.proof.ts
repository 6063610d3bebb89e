import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { holdScripts } from './hold-scripts'
import { announced, field, main, signIn, words } from './people'
import { projectWith, task, tasks } from './task-lists'
import { openTask, textbox } from './task-pages'

test('a task gets somebody who does it, a day and a label', async ({ page, baseURL }) => {
  await openTask(page)
  const [, workspaceId] = /\/w\/([^/]+)/.exec(page.url())!
  const label = { headers: { origin: baseURL! }, data: { name: 'Urgent', colour: 'red' } }
  expect((await page.request.post(`/api/v1/workspaces/${workspaceId}/labels`, label)).status()).toBe(201)
  await page.reload()

  await field(page, 'Assignee').selectOption('Nia')
  await field(page, 'Due on').fill('2030-05-04')
  await main(page).getByRole('checkbox', { name: 'Urgent' }).check()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The task is saved.')).toBeVisible()

  await expect(words(page, 'Due May 4, 2030')).toBeVisible()
  await page.reload()
  await expect(field(page, 'Assignee').locator('option:checked')).toHaveText('Nia')
  await expect(field(page, 'Due on')).toHaveValue('2030-05-04')
  await expect(main(page).getByRole('checkbox', { name: 'Urgent' })).toBeChecked()
})

test('what somebody else changed meanwhile is shown, and nothing typed is lost', async ({
  page,
  context,
}) => {
  await openTask(page)
  const other = await context.newPage()
  await other.goto(page.url())

  await textbox(page, 'Title').fill('Pick the red apples')
  await textbox(other, 'Description').fill('Only the ripe ones.')
  await other.getByRole('button', { name: 'Save' }).click()
  await expect(words(other, 'The task is saved.')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()

  const theirs = page.getByRole('region', { name: 'Somebody changed this task while you were writing' })
  await expect(theirs.getByText('Only the ripe ones.')).toBeVisible()
  await expect(theirs).toBeFocused()
  await expect(words(page, 'This has changed since you read it.')).toHaveCount(0)
  await expect(textbox(page, 'Title')).toHaveValue('Pick the red apples')
  await expectAccessible(page)

  await theirs.getByRole('button', { name: 'Overwrite with mine' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pick the red apples' })).toBeVisible()
  await expect(theirs).toHaveCount(0)

  await textbox(page, 'Title').fill('Something else')
  await textbox(other, 'Title').fill('Pick pears')
  await other.getByRole('button', { name: 'Save' }).click()
  await other.getByRole('button', { name: 'Overwrite with mine' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'Pick pears' })).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await theirs.getByRole('button', { name: 'Use their version' }).click()
  await expect(textbox(page, 'Title')).toHaveValue('Pick pears')
})

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

test('a file is attached, downloaded and deleted; one that is refused says why', async ({ page }) => {
  await openTask(page)
  const chooser = page.locator('input[type=file]')

  await chooser.setInputFiles([
    { name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('First the early ones.') },
    { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') },
  ])
  await expect(
    words(page, '“page.html” could not be uploaded: this file type is not accepted.'),
  ).toBeVisible()
  const files = page.getByRole('list', { name: 'Files' })
  await expect(files.getByText('plan.txt', { exact: true })).toBeVisible()
  await expectAccessible(page)

  const downloading = page.waitForEvent('download')
  await files.getByRole('link', { name: 'Download plan.txt' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toBe('plan.txt')
  const chunks = await Array.fromAsync(await download.createReadStream())
  expect(Buffer.concat(chunks.map((chunk) => Buffer.from(chunk))).toString()).toBe('First the early ones.')

  await files.getByRole('button', { name: 'Delete plan.txt' }).click()
  await page
    .getByRole('dialog', { name: 'Delete “plan.txt”?' })
    .getByRole('button', { name: 'Delete file' })
    .click()
  await expect(words(page, 'No files attached.')).toBeVisible()
})

test('a file that is chosen before the script has loaded arrives', async ({ page }) => {
  await openTask(page)
  const scriptsArrive = await holdScripts(page)

  await page.goto(page.url(), { waitUntil: 'commit' })
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('First.') })
  scriptsArrive()

  await expect(page.getByRole('list', { name: 'Files' }).getByText('plan.txt', { exact: true })).toBeVisible()
})

test('a dropped file arrives', async ({ page }) => {
  await openTask(page)
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['a,b'], 'prices.csv'))
    return transfer
  })

  await main(page).getByText('or drop them here').dispatchEvent('drop', { dataTransfer: dropped })

  await expect(
    page.getByRole('list', { name: 'Files' }).getByText('prices.csv', { exact: true }),
  ).toBeVisible()
})

test.describe('an upload that breaks off', () => {
  test.use({ expectedErrors: [/net::ERR_FAILED/] })

  test('is finished by another try', async ({ page }) => {
    await openTask(page)
    await page.route(/\/object\/upload\/sign\//, (route) => route.abort(), { times: 1 })

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'plan.txt', mimeType: 'text/plain', buffer: Buffer.from('First.') })
    await page.getByRole('button', { name: 'Upload plan.txt again' }).click()

    await expect(
      page.getByRole('list', { name: 'Files' }).getByText('plan.txt', { exact: true }),
    ).toBeVisible()
    await expect(page.getByRole('button', { name: 'Upload plan.txt again' })).toHaveCount(0)
  })
})

test('a task that is deleted from its page is said to be, in a corner of the list, once', async ({
  page,
}) => {
  await projectWith(page, ['Pick', 'Press'])
  const list = page.url()
  await task(page, 'Pick').click()

  await page.getByRole('button', { name: 'Delete task' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete task' }).click()

  await expect(announced(page).getByText('The task is deleted.')).toBeVisible()
  await expect(page).toHaveURL(list)
  await expect(announced(page).getByText('The task is deleted.')).toHaveCount(1)
  await expect(tasks(page)).toHaveCount(1)
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
