import { expect, test } from 'vitest'
import { htmlToText } from '../../src/api/mail/html'
import { renderHtml, renderSubject, type MailVariables } from '../../src/api/mail/template'

const variables: MailVariables = {
  SiteURL: 'http://localhost:3000',
  RedirectTo: 'http://localhost:3000/inbox',
  ConfirmationURL: 'http://127.0.0.1:54321/auth/v1/verify?token=abc&type=signup',
  TokenHash: 'abc',
  Token: '123456',
  Email: 'ada@example.test',
  NewEmail: 'new@example.test',
  Data: { full_name: '<b>Ada</b>', age: 36 },
}

test.each([
  ['{{ .SiteURL }} {{.RedirectTo}}', 'http://localhost:3000 http://localhost:3000/inbox'],
  ['{{ .TokenHash }}/{{ .Token }}', 'abc/123456'],
  ['{{ .Email }} to {{ .NewEmail }}', 'ada@example.test to new@example.test'],
  [
    '<a href="{{ .SiteURL }}/x?a={{ .RedirectTo }}&b={{ .Token }}">{{ .RedirectTo }}</a>',
    '<a href="http://localhost:3000/x?a=http%3A%2F%2Flocalhost%3A3000%2Finbox&b=123456">http://localhost:3000/inbox</a>',
  ],
  ['{{- .Data.full_name -}}', '&lt;b&gt;Ada&lt;/b&gt;'],
  ['{{ .Data.age }}{{ .Data.missing }}', '36'],
  [
    '<a href="{{ .ConfirmationURL }}">',
    '<a href="http://127.0.0.1:54321/auth/v1/verify?token=abc&amp;type=signup">',
  ],
])('%s becomes %s', (template, expected) => {
  expect(renderHtml(template, variables)).toBe(expected)
})

test('a subject is plain text', () => {
  expect(renderSubject('For {{ .Data.full_name }}', variables)).toBe('For <b>Ada</b>')
})

test.each(['{{ .Nope }}', '{{ if .Token }}', '{{ .Data }}', '{{ .Token.x }}', '{{ .constructor }}'])(
  '%s sends no mail',
  (template) => {
    expect(() => renderHtml(template, variables)).toThrow('the local mail templates know no')
  },
)

test('the text of a mail keeps where its links lead', () => {
  const html =
    '<style>p { x }</style><h2>Hi &amp; ho</h2>\n<p>Go <a href="http://x.test/?a=1&amp;b=2">there</a>.</p>'

  expect(htmlToText(html)).toBe('Hi & ho\nGo there ( http://x.test/?a=1&b=2 ).')
})
