import { expect, test } from 'vitest'
import { asked, call, linkIn, newHash, queued, SITE_URL } from '../support/auth-mail'

test('the way back to an invitation travels with the link', async () => {
  const next = `/invitations/inv_${'a'.repeat(43)}`
  const redirect_to = `${SITE_URL}/auth/confirm?${new URLSearchParams({ next, locale: 'en' })}`

  await call({ body: asked('signup', { redirect_to }) })

  const [mail] = await queued()
  expect(linkIn(mail!).searchParams.get('next')).toBe(next)
})

test.each([
  ['of another site', 'https://evil.example/auth/confirm?next=/account&locale=de'],
  ['that looks like ours', `${SITE_URL}.evil.example/auth/confirm?next=/account`],
  ['with our address as its user', 'http://localhost:3000@evil.example/'],
  ['of another port', 'http://localhost:3001/auth/confirm'],
  ['that is a script', 'javascript:alert(1)'],
  ['that is the site itself', SITE_URL],
  ['with a way out of the site', `${SITE_URL}/auth/confirm?next=//evil.example`],
  ['that is no address', 'evil.example'],
  ['that is empty', ''],
  ['that is missing', undefined],
])('a redirect address %s leaves a link of ours alone in the mail', async (_, redirect_to) => {
  const token_hash = newHash()

  await call({ body: asked('magiclink', { redirect_to, token_hash }) })

  const [mail] = await queued()
  expect(linkIn(mail!).href).toBe(`${SITE_URL}/auth/confirm?token_hash=${token_hash}&type=email`)
  expect(JSON.stringify(mail)).not.toContain('evil')
})

test('a redirect address of ours that is another page is where the link leads on', async () => {
  await call({ body: asked('magiclink', { redirect_to: `${SITE_URL}/w/1?tab=2` }) })

  expect(linkIn((await queued())[0]!).searchParams.get('next')).toBe('/w/1?tab=2')
})

test.each([
  ['/auth/callback?code=abc'],
  ['/auth/verify'],
  ['/auth/confirm/'],
  ['/auth/confirm?next=/auth/sign-out'],
  ['/%61uth/verify'],
])('a redirect address of ours that is a step of signing in (%s) leads on to no page', async (path) => {
  await call({ body: asked('magiclink', { redirect_to: SITE_URL + path }) })

  expect(linkIn((await queued())[0]!).searchParams.has('next')).toBe(false)
})

test.each(['\0', '\ud800', '\r\nBcc: eve@evil.example', '<b>&"'])(
  'a redirect address with %j in it puts none of that into the mail',
  async (text) => {
    const redirect_to = `${SITE_URL}/auth/confirm?next=/w/${text}&locale=${text}`

    const { status } = await call({ body: asked('magiclink', { redirect_to: redirect_to + text }) })

    expect(status).toBe(202)
    expect(linkIn((await queued())[0]!).pathname).toBe('/auth/confirm')
    expect((await queued())[0]!.text).not.toContain(text)
  },
)
