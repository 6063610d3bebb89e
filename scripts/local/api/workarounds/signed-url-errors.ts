import { errors, jwtVerify } from 'jose'
import type { Context, Workaround } from '../context.ts'

/** Supabase Lite answers an expired or a forged signed URL with 500, and logs it; Storage with 400. */
export const signedUrlErrors: Workaround = (context) => async (request, next) => {
  const { pathname, searchParams } = new URL(request.url)
  const token = searchParams.get('token')
  if (!/^\/storage\/v1\/object\/(upload\/)?sign\//.test(pathname) || token === null) return next(request)

  const message = await whyUnusable(token, context)
  if (!message) return next(request)
  return Response.json({ statusCode: '400', error: 'InvalidJWT', message }, { status: 400 })
}

async function whyUnusable(token: string, { keys }: Context): Promise<string | undefined> {
  try {
    await jwtVerify(token, Buffer.from(keys.lite), { algorithms: ['HS256'] })
    return undefined
  } catch (error) {
    return error instanceof errors.JWTExpired
      ? '"exp" claim timestamp check failed'
      : 'signature verification failed'
  }
}
