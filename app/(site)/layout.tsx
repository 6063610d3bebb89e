import type { UserCaller } from '@/lib/auth/caller'
import { visitingCaller } from '@/lib/auth/page-caller'
import { messages } from '../_messages/messages'
import { PreferenceSwitches } from '../_preferences/preference-switches'
import { Brand } from '../_ui/brand'
import { Frame } from '../_ui/frame'
import { LinkButton } from '../_ui/link-button'

export default async function Layout({ children }: LayoutProps<'/'>) {
  const caller = await visitingCaller()

  return (
    <Frame id="site" header={<Header caller={caller} />} footer={<PreferenceSwitches />}>
      {children}
    </Frame>
  )
}

async function Header({ caller }: { caller: UserCaller | undefined }) {
  const m = await messages()

  return (
    <>
      <Brand href="/" />
      <nav aria-label={m.frame.accountNavigation} className="flex gap-1">
        {/* The workspaces lead back here until the factor is proved. */}
        {caller && !caller.awaitsFactor && (
          <LinkButton look="secondary" href="/workspaces">
            {m.workspaces.title}
          </LinkButton>
        )}
        {!caller && (
          <>
            <LinkButton look="quiet" href="/sign-in">
              {m.signIn.title}
            </LinkButton>
            <LinkButton look="quiet" href="/sign-up">
              {m.signUp.meta}
            </LinkButton>
          </>
        )}
      </nav>
    </>
  )
}
