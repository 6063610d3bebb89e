import { ask, jsonOf } from './web.ts'

/** https://supabase.com/docs/reference/api/introduction */
export const MANAGEMENT_API_URL = 'https://api.supabase.com'

/** Thrown for a failed response. `status` distinguishes a removed endpoint from a refused token. */
export class ManagementApiError extends Error {
  override readonly name = 'ManagementApiError'
  readonly status: number

  constructor(path: string, status: number) {
    super(`The Management API answered ${status} for ${path}.${adviceFor(status)}`)
    this.status = status
  }
}

/** Reads what the Management API says of a project, each path once: its limit is 120 requests a minute. */
export class ManagementApi {
  readonly #project: string
  readonly #token: string
  readonly #answers = new Map<string, Promise<unknown>>()

  constructor(url: string, ref: string, token: string) {
    this.#project = `${url}/v1/projects/${ref}`
    this.#token = token
  }

  /** `path` begins with a slash. The empty path is the project itself. */
  read(path: string): Promise<unknown> {
    const answer = this.#answers.get(path) ?? this.#ask(path)
    this.#answers.set(path, answer)
    return answer
  }

  async #ask(path: string) {
    const answer = await ask(this.#project + path, { headers: { authorization: `Bearer ${this.#token}` } })
    if (answer.status !== 200) throw new ManagementApiError(path, answer.status)
    return jsonOf(answer)
  }
}

function adviceFor(status: number) {
  if (status === 401) return ' SUPABASE_ACCESS_TOKEN is not valid.'
  if (status === 403) return ' SUPABASE_ACCESS_TOKEN may not read this project.'
  if (status === 404) return ' Is DATABASE_URL that of a project of yours?'
  return status === 429 ? ' Wait a minute and try again.' : ''
}
