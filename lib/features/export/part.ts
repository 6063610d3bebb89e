import type { UserCaller } from '@/lib/auth/caller'
import type { Entry } from './archive'

export type ExportPart = {
  /** False while no feature has anything for it. */
  used: boolean
  readme: string
  /** Called once per export. The result is called once per workspace, in the order of the archive. */
  begin: (person: UserCaller) => (workspaceId: string) => AsyncGenerator<Entry>
}
