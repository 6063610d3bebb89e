import 'server-only'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { knownTimeZone } from '@/lib/text/time-zone'
import { timeZoneCookie } from './time-zone-cookie'

/** The zone of the browser, which its script tells. UTC for the first page, and without a script. */
export const pageTimeZone = cache(async () => knownTimeZone((await cookies()).get(timeZoneCookie)?.value))
