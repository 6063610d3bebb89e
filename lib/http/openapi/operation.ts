import type { Contract } from '../route'

/** One method of one URL, as the document describes it. */
export type Operation = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below the server's address, with `{names}` for its parameters. */
  path: string
  contract: Contract & {
    /** The media type of an answer that is a file. */
    returnsFile?: string
  }
  /** Anyone may call it. */
  open: boolean
}

export function isWrite({ method }: Operation): boolean {
  return method !== 'GET'
}
