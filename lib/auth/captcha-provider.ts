/** https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/ and https://docs.hcaptcha.com/ */
export const captchaProviders = {
  turnstile: {
    script: 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit',
    verify: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    frames: ['https://challenges.cloudflare.com'],
  },
  hcaptcha: {
    script: 'https://js.hcaptcha.com/1/api.js?render=explicit&recaptchacompat=off',
    verify: 'https://api.hcaptcha.com/siteverify',
    frames: ['https://hcaptcha.com', 'https://*.hcaptcha.com'],
  },
} as const

export type CaptchaProvider = keyof typeof captchaProviders

export type Captcha = { provider: CaptchaProvider; siteKey: string }

/** The field of a form with the answer of the captcha. Actions ignore its prefix. */
export const captchaField = '$CAPTCHA'
