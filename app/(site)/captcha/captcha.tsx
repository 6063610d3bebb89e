import { messages } from '@/app/_messages/messages'
import { captcha } from '@/lib/auth/captcha'
import { pageLocale } from '@/lib/auth/page-locale'
import { CaptchaWidget } from './captcha-widget'

/** The captcha of a form that anyone may send, or nothing in a project without one. */
export async function Captcha() {
  if (!captcha) return null
  const { captcha: words } = await messages()
  return <CaptchaWidget {...captcha} locale={await pageLocale()} words={words} />
}
