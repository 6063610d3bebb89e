import type { Client } from 'pg'

export type DemoWorkspace = { id: string; name: string }

/** Rows of one feature in a demo workspace. `client` is logged in as the owner of the tables. */
export type DemoRows = {
  /** A quarter of work, which the activity does not show. */
  past?: (client: Client, workspace: DemoWorkspace) => Promise<void>
  /** Work in progress. The activity names the owner of the workspace as its actor. */
  present?: (client: Client, workspace: DemoWorkspace) => Promise<void>
}
