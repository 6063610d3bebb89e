import { AppError } from '@/lib/errors'
import { requireSent, requireUncoded } from './negotiation'

/** The longest text of a resource has 10,000 characters, each up to six bytes in JSON. */
export const BODY_LIMIT_BYTES = 100_000
const FORM_LIMIT_BYTES = 20_000

/** Throws `unsupported_media_type`, `payload_too_large` or `malformed`. */
export async function readJson(request: Request): Promise<unknown> {
  return jsonIn(await readJsonBytes(request))
}

/** Returns the bytes that a signature covers. Throws `unsupported_media_type` or `payload_too_large`. */
export async function readJsonBytes(request: Request, limitBytes = BODY_LIMIT_BYTES): Promise<Uint8Array> {
  requireSent(request)
  return readBytes(request, limitBytes)
}

/** Throws `malformed`. */
export function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new AppError('malformed', 'The body is not valid JSON.', { cause })
  }
}

/** Reads a body that is no form, or a broken one, as an empty form. Throws as readBytes. */
export async function readForm(request: Request): Promise<FormData> {
  const bytes = await readBytes(request, FORM_LIMIT_BYTES)
  const type = request.headers.get('content-type') ?? ''
  return new Response(Buffer.from(bytes), { headers: { 'content-type': type } })
    .formData()
    .catch(() => new FormData())
}

/** Counts the bytes as they come, because the declared length may lie. Throws `unsupported_media_type` or `payload_too_large`. */
export async function readBytes(request: Request, limitBytes = BODY_LIMIT_BYTES): Promise<Uint8Array> {
  requireUncoded(request)
  const chunks: Uint8Array[] = []
  let total = 0
  for await (const chunk of request.body ?? []) {
    total += chunk.byteLength
    if (total > limitBytes) {
      throw new AppError('payload_too_large', `The body may have at most ${limitBytes} bytes.`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
