import { createHash, randomBytes } from 'node:crypto'
import { readEnvironment } from '../../command/environment.ts'
import { UsageError } from '../usage-error.ts'
import type { Verb } from '../verb.ts'

const SECRET_BYTES = 32

type Prepared = { id: string; userId: string; email: string | null; expiresAt: string }

export const impersonate: Verb = {
  subject: '<address or id>',
  summary: 'prints a link that shows the app as a person sees it, read-only, for 30 minutes',
  help: `--site <url>  the address of the app, instead of NEXT_PUBLIC_SITE_URL

The link works once. Open it in a private window, because a browser that is signed in refuses it. Once it is opened, the person
reads your name and the reason in their sign-in log and in a mail.`,
  options: { site: { type: 'string' } },
  needsReason: true,
  async run({ subject, values, operator, reason, call, agree }) {
    const site = readSite(values.site ?? readEnvironment().NEXT_PUBLIC_SITE_URL)
    await agree([], `View the account of ${subject}? The person is told.`)

    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const [found] = await call<{ prepared: Prepared }>(
      'select private.operator_impersonate($1, $2, $3, $4) as prepared',
      [operator, reason, subject, createHash('sha256').update(secret).digest()],
    )
    const { prepared } = found!
    const link = `${site}/auth/impersonate?token=${secret}`
    return {
      data: { ...prepared, link },
      lines: [`Open this once, in a private window, before ${prepared.expiresAt}:`, link],
    }
  },
}

function readSite(text: string | undefined) {
  const url = URL.parse(text ?? '')
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError('Say where the app is: --site <url>, or NEXT_PUBLIC_SITE_URL.')
  return url.origin
}
