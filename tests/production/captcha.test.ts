import { expect, test } from 'vitest'
import { captchaField, type CaptchaProvider, captchaProviders } from '@/lib/auth/captcha-provider'
import { startServer } from '../../scripts/production/server'
import { launchChromium, openPage } from './open-page'

const siteKey = '10000000-ffff-ffff-ffff-000000000001'

/** The part of a service's script that a page calls. Its widget is a frame, and a press answers. */
const scriptOf = (provider: CaptchaProvider) => `
  let given = 0
  window.${provider} = {
    render(place, { sitekey, callback }) {
      const frame = document.createElement('iframe')
      frame.src = '${captchaProviders[provider].frames[0]}/widget'
      place.append(frame)
      const show = () => callback(sitekey + ' answered ' + (given += 1))
      setTimeout(show)
      this.reset = () => setTimeout(show)
      return 'widget'
    },
    reset() {},
    remove() {},
  }
  window.captchaLoaded()`

test.each(['turnstile', 'hcaptcha'] as const)(
  'with %s the sign-up asks for an answer, asks anew after a refusal, and breaks no policy',
  async (provider) => {
    await using server = await startServer({
      CAPTCHA_SITE_KEY: `${provider}:${siteKey}`,
      CAPTCHA_SECRET_KEY: 'a-secret-of-the-captcha',
    })
    await using browser = await launchChromium()
    await using context = await browser.newContext()
    await context.route(`${captchaProviders[provider].script}*`, (route) =>
      route.fulfill({ contentType: 'text/javascript', body: scriptOf(provider) }),
    )
    await context.route(`${captchaProviders[provider].frames[0]}/widget`, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<p>Are you a person?</p>' }),
    )
    const { page, problems } = await openPage(context)
    const answer = page.locator(`input[name="${captchaField}"]`)

    await page.goto(`${server.url}/sign-up`)
    await expect.poll(() => answer.inputValue()).toBe(`${siteKey} answered 1`)
    await page.frameLocator('iframe').getByText('Are you a person?').waitFor()
    await page.getByLabel('Email').fill('no address')
    await page.getByRole('button', { name: 'Email me a link' }).click()

    await page.getByText('Enter an email address').waitFor()
    await expect.poll(() => answer.inputValue()).toBe(`${siteKey} answered 2`)
    expect(problems).toEqual([])
  },
)

test('a page whose captcha cannot be loaded says so', async () => {
  await using server = await startServer({
    CAPTCHA_SITE_KEY: `turnstile:${siteKey}`,
    CAPTCHA_SECRET_KEY: 'a-secret-of-the-captcha',
  })
  await using browser = await launchChromium()
  await using context = await browser.newContext()
  await context.route(`${captchaProviders.turnstile.script}*`, (route) => route.abort())
  const { page } = await openPage(context)

  await page.goto(`${server.url}/sign-in`)

  const failure = page.getByText('The check that you are a person could not be loaded.')
  await expect.poll(() => failure.isVisible()).toBe(true)
})

test('without a captcha a page has neither its field nor frames in its policy', async () => {
  await using server = await startServer()

  const response = await fetch(`${server.url}/sign-in`)

  expect(await response.text()).not.toContain(captchaField)
  expect(response.headers.get('content-security-policy')).not.toContain('frame-src')
})
