import { AsyncLocalStorage } from 'node:async_hooks'
import type { Door } from '../door.ts'

/**
 * Supabase Lite writes a stack to the console for errors that are answers, such as a missing table. The layer
 * holds back everything that Lite writes while it handles a request. It prints one line of that when the answer is a failure of the
 * server.
 */
export function withoutConsoleNoise(lite: Door): { fetch: Door; restore: () => void } {
  const { error: write } = console
  const held = new AsyncLocalStorage<unknown[]>()
  const hold = (...values: unknown[]) => {
    const lines = held.getStore()
    if (lines) lines.push(values.at(-1))
    else write(...values)
  }
  console.error = hold

  return {
    async fetch(request) {
      const lines: unknown[] = []
      const answer = await held.run(lines, () => lite(request))
      if (answer.status >= 500) {
        const { pathname } = new URL(request.url)
        write(`local API: ${request.method} ${pathname}: ${oneLine(lines[0] ?? `answered ${answer.status}`)}`)
      }
      return answer
    },
    restore() {
      if (console.error === hold) console.error = write
    },
  }
}

function oneLine(value: unknown): string {
  const text = value instanceof Error ? value.message : String(value)
  return text.split('\n').join(' ')
}
