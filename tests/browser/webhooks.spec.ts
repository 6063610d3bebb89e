import type { Page } from '@playwright/test'
import { Webhook as Verifier } from 'standardwebhooks'
import { startReceiver } from '../support/receiver'
import { expectAccessible } from './accessible'
import { asOwner } from './database'
import { expect, test } from './fixtures'
import { notFound } from './missing'
import { beside, createWorkspace, field, main, signIn, signUp, words } from './people'

/** Creates a webhook by the form and leads it to a receiver on this machine, which no form takes in production. */
async function createWebhook(page: Page, receiver: { url: string }) {
  const address = `https://example.com/${crypto.randomUUID()}`
  await beside(page, 'Webhooks').click()
  await expect(words(page, 'No webhooks yet')).toBeVisible()
  await field(page, 'URL').fill(address)
  await field(page, 'Description').fill('Tells the billing system')
  await page.getByRole('button', { name: 'Create webhook' }).click()
  await expect(words(page, 'The webhook is created.')).toBeVisible()
  const secret = await field(page, 'Signing secret').inputValue()

  await asOwner('update public.webhooks set url = $1 where url = $2', [receiver.url, address])
  await page.reload()
  await main(page).getByRole('link', { name: receiver.url }).click()
  await expect(page.getByRole('heading', { level: 1, name: receiver.url })).toBeVisible()
  return secret
}

test('a test event reaches its receiver, signed, and is replayed under the same id', async ({ page }) => {
  const receiver = await startReceiver()
  receiver.answerWith({ status: 200, body: 'thank you' })
  await signUp(page)
  await createWorkspace(page)
  const secret = await createWebhook(page, receiver)
  expect(await page.content()).not.toContain(secret)
  await expect(words(page, 'No deliveries yet')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Send a test event' }).click()
  await expect(words(page, 'The test event is on its way.')).toBeVisible()
  const deliveries = page.getByRole('table', { name: 'Deliveries' })
  await expect(deliveries.getByRole('row').filter({ hasText: 'webhook.test' })).toContainText('Delivered')
  const [first] = receiver.got
  const verified = new Verifier(secret).verify(first!.body, first!.headers as Record<string, string>)
  expect(verified).toMatchObject({ type: 'webhook.test' })

  await deliveries.getByRole('link', { name: 'webhook.test' }).click()
  await expect(words(page, /^Answered 200 after/)).toHaveCount(1)
  await words(page, 'Response').click()
  await expect(words(page, 'thank you')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send it again' }).click()
  await expect(words(page, 'The delivery is on its way again.')).toBeVisible()
  await expect.poll(() => receiver.got.length).toBe(2)
  expect(receiver.got[1]!.headers['webhook-id']).toBe(first!.headers['webhook-id'])
  await expect(words(page, /^Answered 200 after/)).toHaveCount(2)
  await receiver.close()
})

test('deliveries are narrowed to a status, and a webhook is switched off, changed, signed anew and deleted', async ({
  page,
}) => {
  const receiver = await startReceiver()
  await signUp(page)
  await createWorkspace(page)
  const secret = await createWebhook(page, receiver)

  await page
    .getByRole('navigation', { name: 'Deliveries by status' })
    .getByRole('link', { name: 'Failed' })
    .click()
  await expect(words(page, 'No delivery has this status.')).toBeVisible()
  await expect(page).toHaveURL(/\?status=failed$/)

  await page.getByRole('button', { name: 'Disable' }).click()
  await expect(words(page, 'The webhook is disabled.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send a test event' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect(words(page, 'The webhook is enabled.')).toBeVisible()

  await page.getByRole('button', { name: 'Generate a new secret' }).click()
  await expect(words(page, 'The secret is rotated.')).toBeVisible()
  expect(await field(page, 'Signing secret').inputValue()).not.toBe(secret)

  await field(page, 'URL').fill('http://example.com/events')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'Use an https URL.')).toBeVisible()
  await field(page, 'URL').fill('https://example.com/events')
  await page.getByRole('checkbox', { name: 'All events, including future ones' }).uncheck()
  await page.getByRole('checkbox', { name: 'API key: all events' }).check()
  await page.getByRole('checkbox', { name: 'Invitation created' }).check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(words(page, 'The webhook is saved.')).toBeVisible()

  await beside(page, 'Webhooks').click()
  const row = page
    .getByRole('table', { name: 'Webhooks' })
    .getByRole('row')
    .filter({ hasText: 'example.com' })
  await expect(row).toContainText('Invitation created')
  await expect(row).toContainText('API key removed')
  await expect(row).not.toContainText('Member created')
  await expectAccessible(page)
  await row.getByRole('link').click()
  await page.getByRole('button', { name: 'Delete webhook' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete webhook' }).click()
  await expect(words(page, 'No webhooks yet')).toBeVisible()
  await receiver.close()
})

test.describe('what is not there', () => {
  test.use({ expectedErrors: [notFound] })

  test('a member is not led to webhooks, and finds none', async ({ page }) => {
    await signIn(page, 'grace@example.com')
    await page.getByRole('link', { name: 'Harbour Coffee' }).click()
    await expect(words(page, 'Your role: Member')).toBeVisible()
    await expect(beside(page, 'Webhooks')).toHaveCount(0)

    await page.goto(`${page.url()}/webhooks`)

    await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  })

  test('a webhook that is missing is missing inside the frame of its workspace', async ({ page }) => {
    await signUp(page)
    await createWorkspace(page)
    const webhooks = `${page.url()}/webhooks`

    for (const id of [crypto.randomUUID(), '1']) {
      const response = await page.goto(`${webhooks}/${id}`)

      expect(response!.status()).toBe(404)
      await expect(main(page).getByRole('heading', { name: 'Page not found' })).toBeVisible()
      await expect(beside(page, 'Members')).toBeVisible()
    }
  })
})
