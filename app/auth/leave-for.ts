import { messages } from '@/app/_messages/messages'
import { pageLocale } from '@/lib/auth/page-locale'

/**
 * Sends the sender of a form on to another site, by a page that loads the next one. A redirect would fall under the `form-action` of
 * our policy, which browsers apply to every hop, and no list knows those of a provider.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/form-action
 */
export async function leaveFor(address: string): Promise<Response> {
  const [{ oauth: m }, locale] = await Promise.all([messages(), pageLocale()])
  const { href, host } = new URL(address)
  // A parsed address has neither quotes nor angle brackets.
  const link = `<a href="${href.replaceAll('&', '&amp;')}">${host}</a>`
  const html = `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${m.leaving}</title></head><body><p>${m.leaving} ${link}</p></body></html>`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      refresh: `0; url=${href}`,
      // The address begins one sign-in, of one browser.
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
    },
  })
}
