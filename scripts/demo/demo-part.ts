import type { Client } from 'pg'

export type DemoWorkspace = {
  id: string
  name: string
  members: Record<string, 'owner' | 'admin' | 'member' | 'viewer'>
  /** The workspace has activity in every week. */
  history?: boolean
}

/** Rows of one feature in a demo workspace. `client` is logged in as the owner of the tables. */
export type DemoPart = {
  /** Adds what happened before today. `sealingKeys` is what the app seals secrets with, if not the local default. */
  past?: (client: Client, workspaceId: string, sealingKeys?: string) => Promise<void>
  /** Adds what the owner does today. */
  present?: (client: Client, workspaceId: string) => Promise<void>
}
