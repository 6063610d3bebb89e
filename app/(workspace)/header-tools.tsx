import { requirePageCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import type { Project } from '@/lib/features/projects/schema'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { messages } from '../_messages/messages'
import { UserMenu } from '../_ui/user-menu'
import { myWorkspaces } from './my-workspaces'
import { paletteGroups } from './palette/groups'
import { PaletteButton } from './palette/palette-button'

type Props = { workspace?: Workspace; projects?: Project[] }

const none: Project[] = []

/** The palette and the account menu at the top of every signed-in page. */
export async function HeaderTools({ workspace, projects = none }: Props) {
  const caller = await requirePageCaller()
  const [m, { displayName }, workspaces] = await Promise.all([messages(), getProfile(caller), myWorkspaces()])

  return (
    <div className="flex min-w-0 items-center gap-2">
      <PaletteButton
        label={m.frame.search}
        words={m.palette}
        groups={paletteGroups(m, { workspaces, workspace, projects })}
        workspaceId={workspace?.id}
      />
      <UserMenu name={displayName} email={caller.email} />
    </div>
  )
}
