import { z } from 'zod'

/** The sign-in log of the person has the event for as long. */
export const KEPT_DAYS = 180

/** The secret of a link, as the command of operators makes it: 256 random bits. */
export const LinkSecret = z.string().regex(/^[\w-]{43}$/)

export type Prepared = { email: string | null; expiresAt: string }

export type Opened = { cookie: string; expiresAt: string }
