import { messages } from '@/app/_messages/messages'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { myWorkspaces } from '../my-workspaces'
import { paletteGroups, paletteHint, paletteSearches } from './groups'
import { PaletteButton } from './palette-button'

export async function PaletteTool({ workspace }: { workspace: Workspace | undefined }) {
  const [m, workspaces] = await Promise.all([messages(), myWorkspaces()])
  const groups = await paletteGroups(m, { workspaces, workspace })

  return (
    <PaletteButton
      label={m.palette.open}
      words={m.palette}
      hint={paletteHint(m)}
      groups={groups}
      searches={paletteSearches(m, workspace)}
    />
  )
}
