import { registerHooks } from 'node:module'

/**
 * Lets a script import what is written for Next's bundler: `@/` is the project, a file may be named without its extension, and
 * `server-only` is empty on a server. https://nodejs.org/docs/latest-v24.x/api/module.html#moduleregisterhooksoptions
 */
registerHooks({
  resolve(specifier, context, next) {
    // The package is empty under this condition alone, which bundlers set for servers.
    const conditions = [...context.conditions, ...(specifier === 'server-only' ? ['react-server'] : [])]
    const resolved = next(toModule(specifier, context.parentURL), { ...context, conditions })
    return resolved.url.endsWith('.json') ? { ...resolved, importAttributes: { type: 'json' } } : resolved
  },
})

const project = new URL('..', import.meta.url).href

function toModule(specifier: string, parent = '') {
  if (specifier === 'next/server') return 'next/server.js'
  if (specifier.startsWith('@/')) return `${project}${withExtension(specifier.slice(2))}`

  const isOurs = ['lib/', 'app/'].some((room) => parent.startsWith(`${project}${room}`))
  return isOurs && /^\.\.?\/[\w/-]+$/.test(specifier) ? withExtension(specifier) : specifier
}

const withExtension = (path: string) => (path.endsWith('.json') ? path : `${path}.ts`)
