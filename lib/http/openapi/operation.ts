import type { Contract } from '../route'

export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Relative to the server's address, with `{names}` for its parameters. */
  path: string
  contract: Contract & {
    returnsFile?: string
  }
  open: boolean
  /** The file that declares it, which a refusal names. */
  file?: string
}

export function isWrite({ method }: Operation): boolean {
  return method !== 'GET'
}
