import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What an HTTP request or a statement of the owner gets. Texts may name what their state gave: `{email}`. */
export type Request = {
  method?: string
  path?: string
  /** `secret`, `visitor` as our server asks for one, or an access token; the publishable key alone without it. */
  as?: string
  headers?: Record<string, string>
  body?: string | object
  sql?: string
}

/** The part of an answer that was measured: nothing is recorded that nobody saw. A text between slashes is a pattern. */
export type Facts = {
  status?: number
  ok?: boolean
  code?: string
  /** The status inside of an error of Storage. */
  inside?: string
  message?: string
  keys?: string[]
  headers?: Record<string, string>
  body?: object
  /** What the state gave. */
  given?: Record<string, string>
  sqlstate?: string
  rows?: string[]
}

export type Behaviour = {
  name: string
  service: string
  version: string
  /** What is prepared before the request: states.ts. */
  state?: string
  request: Request
  real: Facts
  source?: string
  /** Why the local stack may answer otherwise; without it, it may not. */
  accepted?: string
}

type RecordFile = { service: string; version: string; behaviours: Omit<Behaviour, 'service' | 'version'>[] }

/** What the real services answered, by those files. */
export const behaviours: Behaviour[] = ['auth', 'storage', 'database'].flatMap((name) => {
  const file = readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')
  const { service, version, behaviours: recorded } = JSON.parse(file) as RecordFile
  return recorded.map((behaviour) => ({ ...behaviour, service, version }))
})
