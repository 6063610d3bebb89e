import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { Redis } from 'ioredis'
import { afterEach, expect, test, vi } from 'vitest'
import { makeAuthority } from '../support/certificates'
import { startSmtp } from '../support/mailer'

/** The addresses of Redis and of mail servers that a production start takes must hold in the clients too: lib/environment/addresses.ts. */
const closes: (() => unknown)[] = []
afterEach(() => Promise.all(closes.splice(0).map((close) => close())))

const mail = { to: 'ada@example.com', subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' }

/** Speaks TLS with a certificate of an authority that nobody knows, and keeps what it is told. */
async function startStranger() {
  const heard: Buffer[] = []
  const server = createTlsServer(makeAuthority().certify('localhost'), (socket) => {
    socket.on('data', (chunk) => heard.push(chunk)).on('error', () => {})
    socket.write('220 stranger\r\n')
  }).listen(0)
  server.on('tlsClientError', () => {})
  await once(server, 'listening')
  closes.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, heard: () => Buffer.concat(heard).toString() }
}

async function deliverTo(url: string) {
  vi.stubEnv('MAILER_URL', url)
  vi.resetModules()
  const { deliver } = await import('@/lib/mail/deliver')
  return deliver(mail, 'job-1').finally(() => vi.unstubAllEnvs())
}

test('rediss: tells a stranger nothing', async () => {
  const stranger = await startStranger()
  const url = `rediss://:the-password@localhost:${stranger.port}?family=4`
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null })
  const failed = once(client, 'error')

  await expect(client.connect()).rejects.toThrow('Connection is closed')

  expect(String((await failed)[0])).toMatch(/certificate/)
  expect(stranger.heard()).toBe('')
})

test('smtps: tells a stranger nothing', async () => {
  const stranger = await startStranger()

  await expect(deliverTo(`smtps://user:the-password@localhost:${stranger.port}`)).rejects.toThrow(
    /certificate/,
  )

  expect(stranger.heard()).toBe('')
})

test('smtp: with requireTLS hands no mail and no password to a server without TLS', async () => {
  const smtp = await startSmtp()
  closes.push(() => smtp.close())

  await expect(
    deliverTo(`${smtp.url.replace('//', '//user:the-password@')}?requireTLS=true`),
  ).rejects.toThrow(/SSL/)

  expect(smtp.said()).not.toMatch(/AUTH|MAIL FROM/)
})

test('without it the same server gets the mail in clear text, which is why production asks for it', async () => {
  const smtp = await startSmtp()
  closes.push(() => smtp.close())

  await deliverTo(smtp.url)

  expect(smtp.said()).toContain('MAIL FROM')
})
