import type { Context, Workaround } from './context.ts'
import type { Door } from './door.ts'
import { mailLimit } from './mail/mail-limit.ts'
import { rateLimits } from './rate-limits.ts'
import { adminUsers } from './workarounds/admin-users.ts'
import { bannedUsers } from './workarounds/banned-users.ts'
import { credentialChanges } from './workarounds/credential-changes.ts'
import { crossOrigin } from './workarounds/cross-origin.ts'
import { downloadNames } from './workarounds/download-names.ts'
import { duplicateSignUp } from './workarounds/duplicate-sign-up.ts'
import { emailChange } from './workarounds/email-change.ts'
import { emailRedirects } from './workarounds/email-redirects.ts'
import { es256Tokens } from './workarounds/es256-tokens.ts'
import { hookRefusals } from './workarounds/hook-refusals.ts'
import { listFolders } from './workarounds/list-folders.ts'
import { magicLink } from './workarounds/magic-link.ts'
import { mailFrequency } from './workarounds/mail-frequency.ts'
import { mfa } from './workarounds/mfa.ts'
import { missingToken } from './workarounds/missing-token.ts'
import { multipartUpload } from './workarounds/multipart-upload.ts'
import { newPassword } from './workarounds/new-password.ts'
import { oauth } from './workarounds/oauth.ts'
import { objectNames } from './workarounds/object-names.ts'
import { objectRoutes } from './workarounds/object-routes.ts'
import { otpSignUp } from './workarounds/otp-sign-up.ts'
import { partialDownloads } from './workarounds/partial-downloads.ts'
import { passwordFirst } from './workarounds/password-first.ts'
import { passkeys } from './workarounds/passkeys.ts'
import { pkce } from './workarounds/pkce.ts'
import { refreshTokens } from './workarounds/refresh-tokens.ts'
import { resend } from './workarounds/resend.ts'
import { safeContentTypes } from './workarounds/safe-content-types.ts'
import { sessionLimits } from './workarounds/session-limits.ts'
import { sessionOrigin } from './workarounds/session-origin.ts'
import { signedUrlErrors } from './workarounds/signed-url-errors.ts'
import { signedUrlList } from './workarounds/signed-url-list.ts'
import { signedUrlNames } from './workarounds/signed-url-names.ts'
import { storageErrors } from './workarounds/storage-errors.ts'
import { tokenHashes } from './workarounds/token-hashes.ts'
import { userRows } from './workarounds/user-rows.ts'
import { verifyEmailType } from './workarounds/verify-email-type.ts'
import { verifyLinks } from './workarounds/verify-links.ts'

/** The workarounds, outermost first. Each sees the request that those before it have made. */
const everyDoor = [crossOrigin, storageErrors]
const limits: Workaround[] = [(context) => rateLimits(context), (context) => mailLimit(context)]
const auth = [magicLink, emailRedirects, hookRefusals, tokenHashes, adminUsers, pkce, verifyLinks]
// Auth knows where a session is used from before it notes how it was proved.
const tokens = [missingToken, es256Tokens, sessionOrigin, refreshTokens]
const insideAuth = [
  userRows,
  bannedUsers,
  sessionLimits,
  mfa,
  oauth,
  passkeys,
  credentialChanges,
  newPassword,
  mailFrequency,
  otpSignUp,
  duplicateSignUp,
  resend,
  passwordFirst,
  emailChange,
  verifyEmailType,
]
const storage = [
  objectNames,
  objectRoutes,
  multipartUpload,
  partialDownloads,
  safeContentTypes,
  signedUrlErrors,
  signedUrlList,
  signedUrlNames,
  listFolders,
  downloadNames,
]

const workarounds: Workaround[] = [...everyDoor, ...limits, ...auth, ...tokens, ...insideAuth, ...storage]

/** The way a request takes to Lite. Tests choose the workarounds themselves. */
export function createGateway(context: Context, lite: Door, chosen = workarounds): Door {
  return chosen.reduceRight<Door>((next, workaround) => {
    const apply = workaround(context)
    return (request) => apply(request, next)
  }, lite)
}
