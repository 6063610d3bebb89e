import type { UserCaller } from '@/lib/auth/caller'
import type { Entry } from './archive'

/** A kind of entries that an export has beside the rows. */
export type ExportPart = {
  /** Its paragraphs in the archive's readme. */
  readme: string
  /** Called once per export; the result is called once per workspace, in the order of the archive. */
  begin: (person: UserCaller) => (workspaceId: string) => AsyncGenerator<Entry>
}
