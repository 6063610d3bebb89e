import type { Context, Door, Workaround } from './context.ts'
import { mailLimit } from './mail/mail-limit.ts'
import { rateLimits } from './rate-limits.ts'
import { adminUsers } from './workarounds/admin-users.ts'
import { bannedUsers } from './workarounds/banned-users.ts'
import { crossOrigin } from './workarounds/cross-origin.ts'
import { downloadNames } from './workarounds/download-names.ts'
import { duplicateSignUp } from './workarounds/duplicate-sign-up.ts'
import { emailChange } from './workarounds/email-change.ts'
import { emailRedirects } from './workarounds/email-redirects.ts'
import { es256Tokens } from './workarounds/es256-tokens.ts'
import { hookRefusals } from './workarounds/hook-refusals.ts'
import { listFolders } from './workarounds/list-folders.ts'
import { mailFrequency } from './workarounds/mail-frequency.ts'
import { multipartUpload } from './workarounds/multipart-upload.ts'
import { otpSignUp } from './workarounds/otp-sign-up.ts'
import { passwordFirst } from './workarounds/password-first.ts'
import { pkce } from './workarounds/pkce.ts'
import { resend } from './workarounds/resend.ts'
import { sessionOrigin } from './workarounds/session-origin.ts'
import { signedUrlErrors } from './workarounds/signed-url-errors.ts'
import { signedUrlList } from './workarounds/signed-url-list.ts'
import { signedUrlNames } from './workarounds/signed-url-names.ts'
import { verifyEmailType } from './workarounds/verify-email-type.ts'
import { verifyLinks } from './workarounds/verify-links.ts'

/** Outermost first: each one sees what those before it have made of the request. */
const everyDoor = [crossOrigin]
const limits: Workaround[] = [(context) => rateLimits(context), (context) => mailLimit(context)]
const auth = [emailRedirects, hookRefusals, adminUsers, pkce, verifyLinks]
const tokens = [sessionOrigin, es256Tokens]
const insideAuth = [
  bannedUsers,
  mailFrequency,
  otpSignUp,
  duplicateSignUp,
  resend,
  passwordFirst,
  emailChange,
  verifyEmailType,
]
const storage = [multipartUpload, signedUrlErrors, signedUrlList, signedUrlNames, listFolders, downloadNames]

const workarounds: Workaround[] = [...everyDoor, ...limits, ...auth, ...tokens, ...insideAuth, ...storage]

/** The way a request takes to Lite. Tests choose the workarounds themselves. */
export function createGateway(context: Context, lite: Door, chosen = workarounds): Door {
  return chosen.reduceRight<Door>((next, workaround) => {
    const apply = workaround(context)
    return (request) => apply(request, next)
  }, lite)
}
