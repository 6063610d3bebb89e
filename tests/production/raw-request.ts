import { type OutgoingHttpHeaders, type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { ARRIVAL_MS } from '../../scripts/command/patience'

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** A GET, or with a body a POST, whose path goes out letter by letter, and whose headers are those that are given: fetch names itself, and tidies paths. */
export function rawRequest(siteUrl: string, path: string, headers: OutgoingHttpHeaders = {}, body?: Buffer) {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(siteUrl)
    const asked = request(
      { hostname, port, path, headers, method: body ? 'POST' : 'GET', agent: false, timeout: ARRIVAL_MS },
      (response) => {
        const answered = (content: string) =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: content })
        text(response).then(answered, reject)
      },
    )
    asked.once('error', reject)
    asked.once('timeout', () =>
      asked.destroy(
        new Error(
          `${path} was not answered within ${ARRIVAL_MS / 1000} s: ARRIVAL_MS in scripts/command/patience.ts.`,
        ),
      ),
    )
    asked.end(body)
  })
}
