import { visitingCaller } from '@/lib/auth/page-caller'
import { Brand } from '../_ui/brand'
import { Frame } from '../_ui/frame'
import { LinkButton } from '../_ui/link-button'

export default async function Layout({ children }: LayoutProps<'/'>) {
  const caller = await visitingCaller()

  return (
    <Frame id="site" header={<Header signedIn={caller !== undefined} />}>
      {children}
    </Frame>
  )
}

function Header({ signedIn }: { signedIn: boolean }) {
  return (
    <>
      <Brand href="/" />
      <nav aria-label="Account" className="flex gap-1 max-sm:text-sm">
        {signedIn ? (
          <LinkButton look="secondary" href="/workspaces">
            Your workspaces
          </LinkButton>
        ) : (
          <>
            <LinkButton look="quiet" href="/sign-in">
              Sign in
            </LinkButton>
            <LinkButton look="quiet" href="/sign-up">
              Sign up
            </LinkButton>
          </>
        )}
      </nav>
    </>
  )
}
