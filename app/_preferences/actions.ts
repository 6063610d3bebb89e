'use server'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { localeCookie, locales } from '@/lib/auth/locale'
import { themeCookie, themes } from './preferences'

/** As long as browsers keep a cookie: https://developer.chrome.com/blog/cookie-max-age-expires */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60

const Choice = z.object({ theme: z.enum(themes).optional(), locale: z.enum(locales).optional() })

/** Remembers a theme or a language in this browser. Anyone may, so nothing but the two lists is accepted. */
export async function choosePreferenceAction(form: FormData): Promise<void> {
  const { theme, locale } = Choice.parse({
    theme: form.get('theme') ?? undefined,
    locale: form.get('locale') ?? undefined,
  })
  const jar = await cookies()
  const options = { path: '/', sameSite: 'lax', httpOnly: true, maxAge: REMEMBERED_SECONDS } as const
  if (theme) jar.set(themeCookie, theme, options)
  if (locale) jar.set(localeCookie, locale, options)
}
