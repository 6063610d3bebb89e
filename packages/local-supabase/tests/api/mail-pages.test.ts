import { describe, expect, test } from 'vitest'
import { mailPages } from '../../src/api/mail/mail-pages'
import { createMailbox } from '../../src/api/mail/mailbox'

function open() {
  const mailbox = createMailbox()
  const pages = mailPages(mailbox)
  const ask = (path: string, init?: RequestInit) => pages(new Request(`http://127.0.0.1:54324${path}`, init))
  const json = async (path: string) => (await ask(path)).json()
  return { mailbox, ask, json }
}

const mail = (to: string, subject = 'Hello', html = '<p>Hi</p>') => ({ to, subject, html, text: 'Hi' })

describe("Mailpit's API", () => {
  test('lists mails newest first, in its form', async () => {
    const { mailbox, json } = open()
    mailbox.add(mail('ada@example.test', 'First'))
    mailbox.add(mail('eve@example.test', 'Second'))

    const list = await json('/api/v1/messages')

    expect(list).toEqual({
      total: 2,
      unread: 2,
      count: 2,
      messages_count: 2,
      messages_unread: 2,
      start: 0,
      tags: [],
      messages: [
        expect.objectContaining({ Subject: 'Second', To: [{ Name: '', Address: 'eve@example.test' }] }),
        {
          ID: expect.any(String),
          MessageID: expect.any(String),
          Read: false,
          From: { Name: 'Supabase Auth', Address: 'auth@plinth.test' },
          To: [{ Name: '', Address: 'ada@example.test' }],
          Cc: [],
          Bcc: [],
          ReplyTo: [],
          Subject: 'First',
          Created: expect.stringMatching(/^\d{4}-.*Z$/),
          Username: '',
          Tags: [],
          Size: expect.any(Number),
          Attachments: 0,
          Snippet: 'Hi',
        },
      ],
    })
  })

  const outgoing = {
    From: { Email: 'app@example.test', Name: 'App' },
    To: [{ Email: 'ada@example.test' }],
    Subject: 'Hello',
    HTML: '<p>Hi</p>',
    Text: 'Hi',
  }
  const sendAs = (type: string, body: string) => ({ method: 'POST', headers: { 'content-type': type }, body })

  test('takes a mail from the app', async () => {
    const { ask, json } = open()

    const sent = await ask('/api/v1/send', sendAs('application/json', JSON.stringify(outgoing)))

    const { ID } = await sent.json()
    expect(await json(`/api/v1/message/${ID}`)).toMatchObject({
      From: { Name: 'App', Address: 'app@example.test' },
      ReturnPath: 'app@example.test',
      To: [{ Address: 'ada@example.test' }],
      Subject: 'Hello',
      HTML: '<p>Hi</p>',
    })
  })

  test.each([
    ['what a form of another site could send', sendAs('text/plain', JSON.stringify(outgoing))],
    ['a mail to nobody', sendAs('application/json', JSON.stringify({ ...outgoing, To: [] }))],
    ['no JSON', sendAs('application/json', '{')],
  ])('refuses %s', async (_, init) => {
    const { ask, json } = open()

    const { status } = await ask('/api/v1/send', init)

    expect([status, (await json('/api/v1/messages')).total]).toEqual([400, 0])
  })

  test('lists a page of them', async () => {
    const { mailbox, json } = open()
    for (const subject of ['First', 'Second', 'Third']) mailbox.add(mail('ada@example.test', subject))

    const list = await json('/api/v1/messages?start=1&limit=1')

    expect(list).toMatchObject({ total: 3, count: 1, start: 1, messages: [{ Subject: 'Second' }] })
  })

  test.each([
    ['to:ada@example.test', ['First']],
    ['to:"ada@example.test"', ['First']],
    ['subject:second', ['Second']],
    ['to:example.test subject:first', ['First']],
    ['to:nobody@example.test', []],
  ])('finds by %s', async (query, subjects) => {
    const { mailbox, json } = open()
    mailbox.add(mail('ada@example.test', 'First'))
    mailbox.add(mail('eve@example.test', 'Second'))

    const found = await json(`/api/v1/search?query=${encodeURIComponent(query)}`)

    expect(found.messages.map(({ Subject }: { Subject: string }) => Subject)).toEqual(subjects)
    expect(found).toMatchObject({ total: 2, messages_count: subjects.length })
  })

  test('reads one mail, by its id or as the latest', async () => {
    const { mailbox, json, ask } = open()
    mailbox.add(mail('ada@example.test'))
    const { messages } = await json('/api/v1/messages')

    const byId = await json(`/api/v1/message/${messages[0].ID}`)
    const latest = await json('/api/v1/message/latest')

    expect(byId).toMatchObject({ ID: messages[0].ID, HTML: '<p>Hi</p>', Text: 'Hi', Subject: 'Hello' })
    expect(latest).toEqual({ ...byId })
    expect((await json('/api/v1/messages')).unread).toBe(0)
    expect((await ask('/api/v1/message/nowhere')).status).toBe(404)
  })

  test('removes the named mails, or all', async () => {
    const { mailbox, json, ask } = open()
    for (const subject of ['First', 'Second', 'Third']) mailbox.add(mail('ada@example.test', subject))
    const { messages } = await json('/api/v1/messages')

    await ask('/api/v1/messages', { method: 'DELETE', body: JSON.stringify({ IDs: [messages[0].ID] }) })
    const two = await json('/api/v1/messages')
    await ask('/api/v1/messages', { method: 'DELETE' })
    const none = await json('/api/v1/messages')

    expect(two.messages.map(({ Subject }: { Subject: string }) => Subject)).toEqual(['Second', 'First'])
    expect(none.total).toBe(0)
  })
})

describe('the pages', () => {
  const evil = '<script>alert(1)</script>'

  test('show what came, escaped', async () => {
    const { mailbox, ask, json } = open()
    mailbox.add(mail(`${evil}@example.test`, evil))
    const { messages } = await json('/api/v1/messages')

    const pages = [await ask('/'), await ask(`/message/${messages[0].ID}`)]

    for (const page of pages) {
      const html = await page.text()
      expect(html).toContain('&lt;script&gt;')
      expect(html).not.toContain('<script>')
    }
  })

  test('run no script of a mail and load nothing from elsewhere', async () => {
    const { mailbox, ask, json } = open()
    mailbox.add(mail('ada@example.test', 'Hello', `<p>Hi</p>${evil}<img src="http://tracker.test/x.png">`))
    const [{ ID }] = (await json('/api/v1/messages')).messages

    const frame = await (await ask(`/message/${ID}`)).text()
    const body = await ask(`/view/${ID}.html`)

    expect(/<iframe [^>]*sandbox="([^"]*)"/.exec(frame)?.[1]).not.toMatch(/allow-(scripts|same-origin)/)
    expect(await body.text()).toContain('<p>Hi</p>')
    const policy = body.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/script-src|img-src/)
  })

  test('say so while the box is empty', async () => {
    const { ask } = open()

    expect(await (await ask('/')).text()).toContain('No mail yet')
  })

  test('do not exist elsewhere', async () => {
    const { ask } = open()

    const answers = await Promise.all([ask('/nowhere'), ask('/message/1'), ask('/', { method: 'POST' })])

    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404])
  })
})

test('the box keeps the 500 newest mails', async () => {
  const { mailbox } = open()

  for (let number = 1; number <= 501; number++) mailbox.add(mail('ada@example.test', `Number ${number}`))

  expect(mailbox.list()).toHaveLength(500)
  expect(mailbox.list()[0]?.subject).toBe('Number 501')
  expect(mailbox.list().at(-1)?.subject).toBe('Number 2')
})
