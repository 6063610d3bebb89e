import { afterAll, expect, test, vi } from 'vitest'
import { startMailer, startSmtp } from '../../support/mailer'

const mail = { to: 'ada@example.com', subject: 'Grüße', html: '<p>Hallo</p>', text: 'Hallo\n.\nEnde' }
const [mailer, smtp] = [await startMailer(), await startSmtp()]

afterAll(async () => {
  await mailer.close()
  smtp.close()
})

async function deliverTo(url: string, to = mail.to, more: { unsubscribeUrl?: string } = {}) {
  vi.stubEnv('MAILER_URL', url)
  vi.resetModules()
  const { deliver } = await import('@/lib/mail/deliver')
  return deliver({ ...mail, to, ...more }, 'job-1')
}

test('a mail goes out by SMTP from our sender, with a Message-ID that stays the same when it is sent twice', async () => {
  await deliverTo(smtp.url)

  const said = smtp.said()
  expect(said).toContain('MAIL FROM:<plinth@plinth.test>')
  expect(said).toContain('RCPT TO:<ada@example.com>')
  expect(said).toMatch(/^Message-ID: <job-1@plinth\.test>\r$/m)
  expect(said).toMatch(/^From: Plinth <plinth@plinth\.test>\r$/m)
  expect(said).toContain('multipart/alternative')
})

test.each(['a!b@example.com', 'a&b=c@example.com', 'a/b@example.com', "o'hara@example.com"])(
  'a mail to %s goes to that mailbox, and to no other',
  async (to) => {
    const server = await startSmtp()

    await deliverTo(server.url, to).finally(() => server.close())

    expect([...server.said().matchAll(/^RCPT TO:<(.*)>/gm)].map(([, mailbox]) => mailbox)).toEqual([to])
    expect(server.said()).toContain(`\r\nTo: ${to}\r\n`)
  },
)

test('a mail that can be stopped has the two headers of a one-click unsubscribe, and another has none', async () => {
  const unsubscribeUrl = `https://plinth.example/api/unsubscribe/${'a'.repeat(43)}.${'b'.repeat(43)}`
  const server = await startSmtp()
  await deliverTo(server.url, mail.to, { unsubscribeUrl }).finally(() => server.close())

  // A long header may go on in a line that begins with a space: https://www.rfc-editor.org/rfc/rfc5322#section-2.2.3
  const headers = server.said().replaceAll('\r\n ', ' ')
  expect(headers).toContain(`\r\nList-Unsubscribe: <${unsubscribeUrl}>\r\n`)
  expect(server.said()).toContain('\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n')
  expect(smtp.said()).not.toContain('List-Unsubscribe')
})

test('a mail server that cannot be reached is a failure', async () => {
  await expect(deliverTo('smtp://127.0.0.1:9')).rejects.toMatchObject({ code: 'ESOCKET' })
})

test('a mailbox that refuses is a failure', async () => {
  mailer.answerWith({ status: 400 })

  await expect(deliverTo(mailer.url)).rejects.toThrow('The mailbox answered 400.')
})
