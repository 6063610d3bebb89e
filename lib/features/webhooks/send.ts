import 'server-only'
import { request as requestByHttp, type IncomingMessage } from 'node:http'
import { request as requestByHttps } from 'node:https'
import { DestinationError, publicLookup, refusalOf } from './destination'
import { secondsIn } from './retry-after'

/** Covers lookup, connection, sending and the answer. */
export const ATTEMPT_TIMEOUT_MS = 10_000
const RESPONSE_MAX_BYTES = 4_096

export type Outcome = {
  /** Null without an answer. `error` then has the reason. */
  statusCode: number | null
  durationMs: number
  error: string | null
  /** Null without an answer, and for a compressed one, which nobody asked for and nobody unpacks. */
  response: string | null
  retryAfterSeconds: number | undefined
}

type Answer = Omit<Outcome, 'durationMs'>

/** Posts to a public address and always resolves. Redirects are not followed. */
export async function post(address: string, headers: Record<string, string>, body: string): Promise<Outcome> {
  const startedAt = performance.now()
  const refusal = refusalOf(address)
  const answer = refusal ? unanswered(refusal) : await exchange(new URL(address), headers, body)
  return { ...answer, durationMs: Math.round(performance.now() - startedAt) }
}

export function unsent(error: string): Outcome {
  return { ...unanswered(error), durationMs: 0 }
}

function exchange(url: URL, headers: Record<string, string>, body: string): Promise<Answer> {
  const signal = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS)
  const send = url.protocol === 'https:' ? requestByHttps : requestByHttp

  return new Promise((settle) => {
    // A separate connection, so each attempt checks its address.
    const request = send(url, {
      method: 'POST',
      agent: false,
      lookup: publicLookup,
      signal,
      headers: {
        'accept-encoding': 'identity',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Plinth-Webhooks/1',
        ...headers,
      },
    })
    let answered: IncomingMessage | undefined
    const chunks: Buffer[] = []
    // A status that has come decides, however its body ends.
    const finish = (error?: Error) => {
      settle(answered ? answeredBy(answered, Buffer.concat(chunks)) : unanswered(reasonOf(error, signal)))
      request.destroy()
    }
    request.on('error', finish)
    // A connection that changes its protocol closes without an error.
    request.on('close', () => finish())
    request.on('response', (response) => {
      answered = response
      let total = 0
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        total += chunk.length
        if (total >= RESPONSE_MAX_BYTES) finish()
      })
      response.on('end', () => finish())
      response.on('error', finish)
    })
    request.end(body)
  })
}

function answeredBy({ statusCode, headers }: IncomingMessage, bytes: Buffer): Answer {
  const { 'retry-after': retryAfter, 'content-encoding': coding = 'identity' } = headers
  return {
    statusCode: statusCode ?? null,
    error: null,
    response: coding.trim().toLowerCase() === 'identity' ? textOf(bytes) : null,
    retryAfterSeconds: secondsIn(retryAfter),
  }
}

// Postgres stores every character but one.
function textOf(bytes: Buffer) {
  return bytes.subarray(0, RESPONSE_MAX_BYTES).toString('utf8').replaceAll('\0', '\uFFFD')
}

function unanswered(error: string): Answer {
  return { statusCode: null, error, response: null, retryAfterSeconds: undefined }
}

// The system's message would reveal the resolved address.
function reasonOf(error: NodeJS.ErrnoException | undefined, signal: AbortSignal) {
  if (signal.aborted) return `It did not answer within ${ATTEMPT_TIMEOUT_MS / 1_000} seconds.`
  if (error instanceof DestinationError) return error.message
  return `The connection failed: ${error?.code ?? 'closed'}.`
}
