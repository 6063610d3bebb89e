import type { Client } from 'pg'
import { type Account, findAccount, isId } from './find.ts'

export type Handover = { workspace: string; member: Account }

/** Reads `<workspace>=<member>`. */
export async function readHandover(client: Client, text: string): Promise<Handover> {
  const [workspace = '', named] = text.split('=')
  if (!isId(workspace) || !named)
    throw new Error(`--new-owner must be like <id of a workspace>=<address or id>, not “${text}”.`)
  return { workspace, member: await findAccount(client, named) }
}
