'use client'
import { useEffect, useRef, useState } from 'react'
import type { Messages } from '@/app/_messages/messages'
import { useFormResult } from '@/app/_ui/form-result'
import { Notice } from '@/app/_ui/notice'
import { type Captcha, captchaField } from '@/lib/auth/captcha-provider'
import { loadCaptcha } from './load-captcha'

type Props = Captcha & { locale: string; words: Messages['captcha'] }

/** An answer is good for one submission, so a refused form asks again. */
export function CaptchaWidget({ provider, siteKey, locale, words }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const again = useRef(() => {})
  const result = useFormResult()
  const latest = useRef(result)
  const [given, setGiven] = useState({ answer: '', after: result })
  const [failed, setFailed] = useState(false)

  useEffect(() => {
    let remove = () => {}
    let isGone = false
    const keep = (answer: string) => setGiven({ answer, after: latest.current })
    const show = async () => {
      const api = await loadCaptcha(provider)
      if (isGone || !place.current) return
      const id = api.render(place.current, {
        sitekey: siteKey,
        callback: keep,
        'expired-callback': () => keep(''),
        'error-callback': () => setFailed(true),
        theme: isDark() ? 'dark' : 'light',
        ...(provider === 'turnstile' ? { language: locale, 'response-field': false } : { hl: locale }),
      })
      again.current = () => api.reset(id)
      remove = () => api.remove(id)
    }
    show().catch(() => setFailed(true))
    return () => {
      isGone = true
      again.current = () => {}
      remove()
    }
  }, [provider, siteKey, locale])

  useEffect(() => {
    if (latest.current === result) return
    latest.current = result
    again.current()
  }, [result])

  return (
    <div>
      <input type="hidden" name={captchaField} value={given.after === result ? given.answer : ''} />
      <div ref={place} />
      {failed && <Notice look="danger">{words.failed}</Notice>}
      <noscript>
        <Notice look="danger">{words.withoutScripts}</Notice>
      </noscript>
    </div>
  )
}

function isDark() {
  const { theme } = document.documentElement.dataset
  return theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
}
