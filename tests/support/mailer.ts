import { createServer, type AddressInfo } from 'node:net'
import { createServer as createHttpServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

type Reply = { status: number } | 'never'

/** A mailbox that a test tells what to answer. `arrived` resolves with the next mail that is handed over. */
export async function startMailer() {
  const subjects: string[] = []
  const waiting: ((subject: string) => void)[] = []
  const held: ServerResponse[] = []
  let reply: Reply = { status: 200 }

  const server = createHttpServer(async (request, response) => {
    const { Subject: subject } = JSON.parse(await text(request)) as { Subject: string }
    subjects.push(subject)
    waiting.splice(0).forEach((tell) => tell(subject))
    if (reply === 'never') held.push(response)
    else response.writeHead(reply.status).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subjects,
    answerWith: (next: Reply) => void (reply = next),
    /** Accepts what has been left without an answer. */
    answerNow: () => held.splice(0).forEach((response) => response.writeHead(200).end('{}')),
    arrived: () => new Promise<string>((resolve) => waiting.push(resolve)),
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

/** An SMTP server that takes one mail, https://www.rfc-editor.org/rfc/rfc5321, and keeps what was said. */
export async function startSmtp() {
  const said: string[] = []
  const server = createServer((socket) => {
    let inData = false
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      const lines = chunk.toString()
      said.push(lines)
      if (inData) {
        if (!said.join('').endsWith('\r\n.\r\n')) return
        inData = false
        socket.write('250 accepted\r\n')
      } else if (lines.startsWith('DATA')) {
        inData = true
        socket.write('354 go on\r\n')
      } else socket.write(lines.startsWith('QUIT') ? '221 bye\r\n' : '250 test\r\n')
    })
    socket.on('error', () => {})
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    said: () => said.join(''),
    close: () => server.close(),
  }
}
