import { expect, test } from 'vitest'

process.env.NEXT_PUBLIC_SITE_URL = 'https://own.example'
const { confirmPathFor, redirectFor, wayIn } = await import('@/lib/auth/link-way')
const { home } = await import('@/lib/auth/own-path')

const invitation = `/invitations/inv_${'a'.repeat(43)}`

test.each([
  [{ next: '', locale: 'de' }, 'https://own.example/auth/confirm?locale=de', { next: home, locale: 'de' }],
  [
    { next: invitation, locale: 'en' },
    `https://own.example/auth/confirm?next=%2Finvitations%2F${invitation.split('/')[2]}&locale=en`,
    { next: invitation, locale: 'en' },
  ],
] as const)('what %j asks of Auth comes back from it', (way, redirect, expected) => {
  expect(redirectFor(way)).toBe(redirect)
  expect(wayIn(redirect)).toEqual(expected)
})

test.each([
  undefined,
  null,
  ['/account', '/account'],
  '',
  'https://own.example',
  'https://own.example/',
  'https://own.example/auth/confirm',
  'https://own.example/auth/confirm?next=//evil.example',
  'https://own.example/auth/confirm?next=https://evil.example/x',
  'https://own.example/auth/confirm?next=/%5C/evil.example',
  'https://own.example/auth/callback?code=abc',
  'https://own.example/auth/verify',
  'https://own.example/auth/confirm/',
  'https://own.example/auth',
  'https://own.example/w/../auth/verify',
  'https://own.example/%61uth/verify',
  'https://own.example/auth%2Fverify',
  'https://own.example/auth/confirm?next=/auth/sign-out',
  '/auth/exchange',
  'https://own.example//evil.example',
  'https://evil.example/auth/confirm?next=/account',
  'https://own.example.evil.example/account',
  'https://own.example@evil.example/account',
  'https://own.example:8443/account',
  'http://own.example/account',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
])('%j leads to the page after sign-in', (redirect) => {
  expect(wayIn(redirect)).toEqual({ next: home })
})

test.each([
  ['https://own.example/w/1?tab=2#top', '/w/1?tab=2#top'],
  ['/w/1?tab=2', '/w/1?tab=2'],
  ['/authors', '/authors'],
  ['/w/auth/1?q=100%', '/w/auth/1?q=100%'],
  ['https://own.example/auth/confirm?next=/account', '/account'],
])('%s leads to %s', (redirect, next) => {
  expect(wayIn(redirect)).toEqual({ next })
})

test('a language that we do not speak is left out', () => {
  expect(wayIn('https://own.example/auth/confirm?locale=fr')).toEqual({ next: home })
})

test('the link in a mail carries the token, and the way on where there is one', () => {
  const token = { tokenHash: 'pkce_ab', type: 'email' }

  expect(confirmPathFor(token, home)).toBe('/auth/confirm?token_hash=pkce_ab&type=email')
  expect(confirmPathFor(token, '/account')).toBe(
    '/auth/confirm?token_hash=pkce_ab&type=email&next=%2Faccount',
  )
})
