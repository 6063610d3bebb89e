import { expect, test } from 'vitest'
import { allowedRedirect } from '../../src/api/redirects'

const settings = {
  site_url: 'https://app.example.com',
  additional_redirect_urls: [
    'http://localhost:*',
    'https://*.preview.example.com/**',
    'https://docs.example.com/a?b',
    'plinth://open/*',
  ],
}

test.each([
  'https://app.example.com/any/page?with=query',
  'https://pr-1.preview.example.com/deep/page',
  'https://docs.example.com/axb',
  'http://localhost:4321',
  'http://127.0.0.1:5000/any',
  'plinth://open/note',
])('%s is a target', (url) => {
  expect(allowedRedirect(url, settings)).toBe(url)
})

test.each([
  ['another host', 'https://evil.test/'],
  ['the site over http', 'http://app.example.com/'],
  ['the site on another port', 'https://app.example.com:8443/'],
  ['the site as a user name', 'https://app.example.com@evil.test/'],
  ['the site as a subdomain', 'https://app.example.com.evil.test/'],
  ['two labels for one star', 'https://a.b.preview.example.com/'],
  ['a dot that a pattern does not mean', 'https://docsXexample.com/axb'],
  ['a path below a pattern without one', 'http://localhost.evil.test/'],
  ['an address', 'http://10.0.0.1/'],
  ['a decimal address', 'http://2130706434/'],
  ['a script', 'javascript:alert(1)'],
  ['an app page that no star reaches', 'plinth://open/note/1'],
  ['a path', '/inbox'],
  ['nothing', ''],
])('%s is replaced by the site', (_, url) => {
  expect(allowedRedirect(url, settings)).toBe(settings.site_url)
})
