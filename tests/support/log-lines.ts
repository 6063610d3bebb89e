import { vi } from 'vitest'

type Line = { level: string; message: string; event?: string; userId?: string; requestId?: string }

/** The lines that the app has written since they were taken last. Import this before the app. */
const written: Line[] = vi.hoisted(() => {
  process.env.LOG_LEVEL = 'info'
  return []
})

vi.mock('@/lib/observability/log', async (original) => {
  const real = await original<typeof import('@/lib/observability/log')>()
  const write = (line: string) => void written.push(JSON.parse(line))
  return { ...real, log: real.createLog({ write }) }
})

/** Takes the lines `auth event`. */
export const takeAuthLines = () => written.splice(0).filter(({ message }) => message === 'auth event')

/** Takes the lines of transactions that met a conflict. */
export const takeReruns = () =>
  written.splice(0).filter(({ message }) => message.startsWith('a transaction '))
