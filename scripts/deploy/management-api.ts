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
  readonly #url: string
  readonly #ref: string
  readonly #token: string
  readonly #answers = new Map<string, Promise<unknown>>()

  constructor(url: string, ref: string, token: string) {
    this.#url = `${url}/v1`
    this.#ref = ref
    this.#token = token
  }

  /** `path` begins with a slash. The empty path is the project itself. */
  read(path: string): Promise<unknown> {
    return this.#once(`/projects/${this.#ref}${path}`)
  }

  /** The plan that pays for the project, such as free or pro. https://supabase.com/docs/reference/api/v1-get-an-organization */
  async plan(): Promise<string | undefined> {
    const { organization_slug: slug } = (await this.read('')) as { organization_slug?: string }
    if (!slug) return undefined
    const { plan } = (await this.#once(`/organizations/${slug}`)) as { plan?: string }
    return plan
  }

  #once(path: string): Promise<unknown> {
    const answer = this.#answers.get(path) ?? this.#ask(path)
    this.#answers.set(path, answer)
    return answer
  }

  async #ask(path: string) {
    const answer = await ask(this.#url + path, { headers: { authorization: `Bearer ${this.#token}` } })
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
