import { expectAccessible } from './accessible'
import { expect, test } from './fixtures'
import { holdScripts } from './hold-scripts'
import { main, words } from './people'
import { openTask } from './task-pages'

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
