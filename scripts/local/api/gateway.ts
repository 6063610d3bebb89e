import type { Context, Door, Workaround } from './context.ts'
import { emailRedirects } from './workarounds/email-redirects.ts'
import { es256Tokens } from './workarounds/es256-tokens.ts'
import { verifyEmailType } from './workarounds/verify-email-type.ts'

/** Outermost first: each one sees what those before it have made of the request. */
const workarounds: Workaround[] = [emailRedirects, es256Tokens, verifyEmailType]

/** The way a request takes to Lite. */
export function createGateway(context: Context, lite: Door, chosen = workarounds): Door {
  return chosen.reduceRight<Door>((next, workaround) => {
    const apply = workaround(context)
    return (request) => apply(request, next)
  }, lite)
}
