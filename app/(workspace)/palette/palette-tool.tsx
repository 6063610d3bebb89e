import { messages } from '@/app/_messages/messages'
import { requirePageCaller } from '@/lib/auth/page-caller'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { myWorkspaces } from '../my-workspaces'
import { paletteGroups, paletteHint, paletteSearches } from './groups'
import { PaletteButton } from './palette-button'

/** Nothing for an operator, whom the API that it asks does not know. */
export async function PaletteTool({ workspace }: { workspace: Workspace | undefined }) {
  const { impersonation } = await requirePageCaller()
  if (impersonation) return null

  const [m, { workspaces, more }] = await Promise.all([messages(), myWorkspaces()])
  const groups = await paletteGroups(m, { workspaces, workspace })

  return (
    <PaletteButton
      label={m.palette.open}
      words={m.palette}
      hint={paletteHint(m)}
      groups={groups}
      searches={paletteSearches(m, { workspace, more })}
    />
  )
}
