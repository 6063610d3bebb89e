import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An HTTP request, or a statement of the owner. A text may name a value of its state: `{email}`. */
export type Request = {
  method?: string
  path?: string
  /** `secret`, `visitor` as our server asks for one, or an access token. The publishable key alone without it. */
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
  /** The values of the state. */
  given?: Record<string, string>
  sqlstate?: string
  rows?: string[]
}

export type Behaviour = {
  name: string
  service: string
  version: string
  /** The preparation of the request, by its name in states.ts. */
  state?: string
  request: Request
  real: Facts
  source?: string
  /** The reason for which the local stack may answer otherwise. */
  accepted?: string
}

type RecordFile = { service: string; version: string; behaviours: Omit<Behaviour, 'service' | 'version'>[] }

/** The answers of the real services. */
export const behaviours: Behaviour[] = ['auth', 'storage', 'database'].flatMap((name) => {
  const file = readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')
  const { service, version, behaviours: recorded } = JSON.parse(file) as RecordFile
  return recorded.map((behaviour) => ({ ...behaviour, service, version }))
})
