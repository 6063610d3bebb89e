import type { Contract } from '../route'

/** One method of one URL, as the document describes it. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the server's address, with `{names}` for its parameters. */
  path: string
  contract: Contract
  /** Anyone may call it. */
  open: boolean
}

export function isWrite({ method }: Operation): boolean {
  return method !== 'GET'
}
