import { requirePageCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { messages } from '../_messages/messages'
import { UserMenu } from '../_ui/user-menu'
import { myWorkspaces } from './my-workspaces'
import { paletteGroups, paletteHint, paletteSearches } from './palette/groups'
import { PaletteButton } from './palette/palette-button'

/** The palette and the account menu at the top of every signed-in page. */
export async function HeaderTools({ workspace }: { workspace?: Workspace }) {
  const caller = await requirePageCaller()
  const [m, { displayName }, workspaces] = await Promise.all([messages(), getProfile(caller), myWorkspaces()])
  const groups = await paletteGroups(m, { workspaces, workspace })

  return (
    <div className="flex min-w-0 items-center gap-2">
      <PaletteButton
        label={m.frame.search}
        words={m.palette}
        hint={paletteHint(m)}
        groups={groups}
        searches={paletteSearches(m, workspace)}
      />
      <UserMenu name={displayName} email={caller.email} />
    </div>
  )
}
