import { requirePageCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import type { Workspace } from '@/lib/features/workspaces/schema'
import { UserMenu } from '../_ui/user-menu'
import { PaletteTool } from './palette/palette-tool'

type Tool = (props: { workspace: Workspace | undefined }) => Promise<React.ReactNode>

const tools: readonly { name: string; Tool: Tool }[] = [
  { name: 'palette', Tool: PaletteTool },
  { name: 'account', Tool: AccountMenu },
]

/** The tools at the top of every signed-in page. */
export function HeaderTools({ workspace }: { workspace?: Workspace }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      {tools.map(({ name, Tool }) => (
        <Tool key={name} workspace={workspace} />
      ))}
    </div>
  )
}

async function AccountMenu() {
  const caller = await requirePageCaller()
  const { displayName, email } = await getProfile(caller)

  return <UserMenu name={displayName} email={email ?? undefined} />
}
