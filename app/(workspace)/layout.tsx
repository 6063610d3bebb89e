import { requirePageCaller } from '@/lib/auth/page-caller'
import { getProfile } from '@/lib/features/account/service'
import { Brand } from '../_ui/brand'
import { Frame } from '../_ui/frame'
import { UserMenu } from '../_ui/user-menu'

export default async function Layout({ children }: LayoutProps<'/'>) {
  const caller = await requirePageCaller()
  const { displayName } = await getProfile(caller)

  return (
    <Frame
      id="workspace"
      header={
        <>
          <Brand href="/workspaces" />
          <UserMenu name={displayName} email={caller.email} />
        </>
      }
    >
      {children}
    </Frame>
  )
}
