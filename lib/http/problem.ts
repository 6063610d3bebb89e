import { env } from '@/lib/env'
import { type AppError, type ErrorCode, statusByCode } from '@/lib/errors'

/** https://www.rfc-editor.org/rfc/rfc9457 */
export function problemOf({ code, message, details }: AppError, path: string, requestId: string) {
  return {
    type: `${env.NEXT_PUBLIC_SITE_URL}/docs/api/errors#${code}`,
    title: titleOf(code),
    status: statusByCode[code],
    detail: message,
    instance: `${path}#${requestId}`,
    code,
    errors: details?.map((refused) => ({ path: refused.path, detail: refused.message })),
  }
}

function titleOf(code: ErrorCode) {
  const words = code.replaceAll('_', ' ')
  return words[0]!.toUpperCase() + words.slice(1)
}
