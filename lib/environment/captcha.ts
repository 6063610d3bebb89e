import { z } from 'zod'

export const captchaVariables = {
  CAPTCHA_SITE_KEY: z
    .string()
    .regex(/^(turnstile|hcaptcha):[\w-]{10,100}$/, 'Must be turnstile:<site key> or hcaptcha:<site key>')
    .optional()
    .describe(
      'The captcha of the forms that anyone may send, and its public key: turnstile:<site key> or hcaptcha:<site key>. Without it there is none.',
    ),
  CAPTCHA_SECRET_KEY: z
    .string()
    .regex(/^[\w-]{10,200}$/, 'Must be the secret key alone')
    .optional()
    .describe('The secret key of the captcha. Server only.'),
}

export const captchaRules: [
  variable: string,
  judge: (value: string, source: NodeJS.Dict<string>) => string | undefined,
][] = [
  ['CAPTCHA_SITE_KEY', needs('CAPTCHA_SECRET_KEY')],
  ['CAPTCHA_SECRET_KEY', needs('CAPTCHA_SITE_KEY')],
]

function needs(other: string) {
  return (_: string, source: NodeJS.Dict<string>) =>
    source[other] ? undefined : `needs ${other}: set both or none.`
}
