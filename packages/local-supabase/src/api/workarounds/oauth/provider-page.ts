import { escapeHtml } from '../../mail/html.ts'

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 0 auto; max-width: 24rem; padding: 2rem 1rem }
  form, label { display: grid; gap: .25rem }
  form { gap: 1rem }
  label.check { grid-template-columns: auto 1fr; align-items: center; gap: .5rem }
  input, button { font: inherit; padding: .5rem .75rem }
  button { cursor: pointer; width: 100% }
  small { opacity: .7 }`

/** The page of a provider: a person, their address and whether it is verified, and the choice. It needs no script. */
export function providerPage(provider: string): Response {
  const title = `Sign in with ${escapeHtml(provider)}`
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main>
    <h1>${title}</h1>
    <p><small>This page of the local stack stands for ${escapeHtml(provider)}. It vouches for the address that you type.</small></p>
    <form method="post">
      <label>Email <input name="email" type="email" required autofocus></label>
      <label>Name <input name="name" autocomplete="off"></label>
      <label class="check"><input name="verified" type="checkbox" checked> The provider has verified the address</label>
      <button name="decision" value="continue">Continue</button>
      <button name="decision" value="cancel" formnovalidate>Cancel</button>
    </form></main></body></html>`
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}
