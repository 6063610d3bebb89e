import 'server-only'
import { z } from 'zod'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { type Captcha, captchaField, type CaptchaProvider, captchaProviders } from './captcha-provider'
import { clientAddress } from './client-address'

const VERIFY_TIMEOUT_MS = 5_000
/** Those of hCaptcha are the longer ones, of some 4,000 characters. */
const ANSWER_MAX_LENGTH = 10_000

export const captcha: Captcha | undefined = captchaOf(env.CAPTCHA_SITE_KEY)

const Verdict = z.object({ success: z.boolean(), 'error-codes': z.array(z.string()).default([]) })

/** Codes of both services that blame the answer. All others blame our settings or the service. */
const aboutTheAnswer =
  /^(missing-input-response|invalid-input-response|timeout-or-duplicate|(expired|already-seen|invalid-or-already-seen)-(input-)?response)$/

/** Throws `forbidden` without a fresh answer of the captcha, and `unavailable` where its service does not judge. */
export async function requireCaptcha(form: FormData, visitor: Headers): Promise<void> {
  if (!captcha) return
  const answer = form.get(captchaField)
  if (typeof answer !== 'string' || answer === '' || answer.length > ANSWER_MAX_LENGTH) throw notPassed()

  const { success, 'error-codes': codes } = await verdictOn(captcha, answer, visitor)
  if (success) return
  if (codes.length > 0 && codes.every((code) => aboutTheAnswer.test(code))) throw notPassed()
  throw unavailable(new Error(`The captcha gave no verdict: ${codes.join(', ') || 'no reason'}.`))
}

async function verdictOn({ provider, siteKey }: Captcha, answer: string, visitor: Headers) {
  const address = clientAddress(visitor)
  const body = new URLSearchParams({
    secret: env.CAPTCHA_SECRET_KEY ?? '',
    response: answer,
    ...(provider === 'hcaptcha' && { sitekey: siteKey }),
    ...(address && { remoteip: address }),
  })
  const signal = AbortSignal.timeout(VERIFY_TIMEOUT_MS)
  try {
    const response = await fetch(captchaProviders[provider].verify, { method: 'POST', body, signal })
    return Verdict.parse(await response.json())
  } catch (error) {
    throw unavailable(error)
  }
}

function captchaOf(named: string | undefined): Captcha | undefined {
  if (!named) return undefined
  const [provider, siteKey] = named.split(':')
  return { provider: provider as CaptchaProvider, siteKey: siteKey! }
}

function notPassed() {
  return new AppError('forbidden', 'Please show that you are a person, then try again.')
}

function unavailable(cause: unknown) {
  return new AppError(
    'unavailable',
    'The check that you are a person is unavailable. Please try again in a moment.',
    {
      cause,
    },
  )
}
