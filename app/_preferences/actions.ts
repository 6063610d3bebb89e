'use server'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { localeCookie, locales } from '@/lib/auth/locale'
import { visitingCaller } from '@/lib/auth/page-caller'
import { keepLanguage } from '@/lib/features/auth-events/service'
import { afterAnswer } from '@/lib/observability/after-answer'
import { themeCookie, themes } from './preferences'

/** The longest lifetime that browsers allow: https://developer.chrome.com/blog/cookie-max-age-expires */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60

const Choice = z.object({ theme: z.enum(themes).optional(), locale: z.enum(locales).optional() })

/** Stores a theme or a language in this browser, and the language for mails to a signed-in person, which an operator who looks at their account leaves. Accepts listed values only, since anybody may call it. */
export async function choosePreferenceAction(form: FormData): Promise<void> {
  const { theme, locale } = Choice.parse({
    theme: form.get('theme') ?? undefined,
    locale: form.get('locale') ?? undefined,
  })
  const jar = await cookies()
  const options = { path: '/', sameSite: 'lax', httpOnly: true, maxAge: REMEMBERED_SECONDS } as const
  if (theme) jar.set(themeCookie, theme, options)
  if (!locale) return
  jar.set(localeCookie, locale, options)
  const caller = await visitingCaller()
  if (caller && !caller.impersonation)
    afterAnswer(caller.requestId, () => keepLanguage({ ...caller, locale }))
}
