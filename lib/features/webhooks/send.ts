import 'server-only'
import { request as requestByHttp, type IncomingMessage } from 'node:http'
import { request as requestByHttps } from 'node:https'
import { DestinationError, publicLookup, refusalOf } from './destination'

/** Covers lookup, connection, sending and the answer. */
export const ATTEMPT_TIMEOUT_MS = 10_000
const RESPONSE_MAX_BYTES = 4_096

export type Outcome = {
  /** Null without an answer. `error` then has the reason. */
  statusCode: number | null
  durationMs: number
  error: string | null
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
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Plinth-Webhooks/1',
        ...headers,
      },
    })
    request.on('error', (error) => settle(unanswered(reasonOf(error, signal))))
    request.on('response', (response) => {
      const chunks: Buffer[] = []
      let total = 0
      const finish = () => {
        settle(answeredBy(response, Buffer.concat(chunks)))
        request.destroy()
      }
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        total += chunk.length
        if (total >= RESPONSE_MAX_BYTES) finish()
      })
      response.on('end', finish)
      response.on('error', (error) => settle(unanswered(reasonOf(error, signal))))
    })
    request.end(body)
  })
}

function answeredBy({ statusCode, headers }: IncomingMessage, bytes: Buffer): Answer {
  const retryAfter = Number(headers['retry-after'])
  return {
    statusCode: statusCode ?? null,
    error: null,
    // Postgres stores every character but this one.
    response: bytes.subarray(0, RESPONSE_MAX_BYTES).toString('utf8').replaceAll('\0', '\uFFFD'),
    retryAfterSeconds: Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : undefined,
  }
}

function unanswered(error: string): Answer {
  return { statusCode: null, error, response: null, retryAfterSeconds: undefined }
}

// The system's message would reveal the resolved address.
function reasonOf(error: NodeJS.ErrnoException, signal: AbortSignal) {
  if (signal.aborted) return `It did not answer within ${ATTEMPT_TIMEOUT_MS / 1_000} seconds.`
  if (error instanceof DestinationError) return error.message
  return `The connection failed: ${error.code ?? 'unknown'}.`
}
