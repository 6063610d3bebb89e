import { type CaptchaProvider, captchaProviders } from '@/lib/auth/captcha-provider'

/** The part that the scripts of both services share. */
type CaptchaApi = {
  render: (place: HTMLElement, options: Record<string, unknown>) => string
  reset: (id: string) => void
  remove: (id: string) => void
}

declare global {
  var turnstile: CaptchaApi | undefined
  var hcaptcha: CaptchaApi | undefined
  var captchaLoaded: (() => void) | undefined
}

const loading = new Map<CaptchaProvider, Promise<CaptchaApi>>()

/** Loads the script of the service once. Rejects where the browser cannot load it, and a later call tries again. */
export function loadCaptcha(provider: CaptchaProvider): Promise<CaptchaApi> {
  const known = loading.get(provider)
  if (known) return known
  const loaded = load(provider)
  loading.set(provider, loaded)
  loaded.catch(() => loading.delete(provider))
  return loaded
}

// Both services call a global function once they are ready, which is after the script has loaded.
async function load(provider: CaptchaProvider): Promise<CaptchaApi> {
  await new Promise<void>((resolve, reject) => {
    globalThis.captchaLoaded = resolve
    const script = document.createElement('script')
    script.src = `${captchaProviders[provider].script}&onload=captchaLoaded`
    script.async = true
    script.onerror = () => reject(new Error(`${script.src} was not loaded.`))
    document.head.append(script)
  })
  return globalThis[provider]!
}
