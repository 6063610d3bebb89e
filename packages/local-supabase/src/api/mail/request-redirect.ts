import { AsyncLocalStorage } from 'node:async_hooks'

/** The `redirect_to` of the request that causes a mail: Lite does not hand it on to its mailer. */
export const requestRedirect = new AsyncLocalStorage<string | null>()
