import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { isLocale, type Locale, preferredLocale } from '../_messages/locale'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

export const localeCookie = 'locale'
export const themeCookie = 'theme'

/** The language that the visitor has chosen here, else the one that the browser asks for. */
export const pageLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(localeCookie)?.value
  return isLocale(chosen) ? chosen : preferredLocale((await headers()).get('accept-language'))
})

/** Known before the first byte is sent, so that no page shows in the wrong colours first. */
export async function pageTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(themeCookie)?.value
  return themes.find((theme) => theme === chosen) ?? 'system'
}
