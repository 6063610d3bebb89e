import { errors, jwtVerify } from 'jose'
import type { Context, Workaround } from '../context.ts'
import { storageError } from '../storage-request.ts'

const SIGNED = /^\/storage\/v1\/object\/(?:upload\/)?sign\/(.+)$/

/** Supabase Lite answers an expired or a forged signed URL with 500, and one of another object with 403; Storage with 400. */
export const signedUrlErrors: Workaround = (context) => async (request, next) => {
  const { pathname, searchParams } = new URL(request.url)
  const [, path] = SIGNED.exec(pathname) ?? []
  const token = searchParams.get('token')
  return (path && token !== null && (await refusal(token, path, context))) || next(request)
}

async function refusal(token: string, path: string, { keys }: Context): Promise<Response | undefined> {
  try {
    const { payload } = await jwtVerify(token, Buffer.from(keys.lite), { algorithms: ['HS256'] })
    if (`${String(payload.bucket)}/${payload.sub}` === decodeURIComponent(path)) return undefined
    return storageError('InvalidSignature', 'The url do not match the signature')
  } catch (error) {
    return storageError('InvalidJWT', reason(error))
  }
}

function reason(error: unknown): string {
  if (error instanceof errors.JWTExpired) return '"exp" claim timestamp check failed'
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return error.message
  return 'signature verification failed'
}
