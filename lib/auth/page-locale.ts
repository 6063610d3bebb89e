import 'server-only'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { type Locale, localeCookie, localeOf } from './locale'

export const pageLocale = cache(async (): Promise<Locale> => {
  const chosen = (await cookies()).get(localeCookie)?.value
  return localeOf(chosen, (await headers()).get('accept-language'))
})
