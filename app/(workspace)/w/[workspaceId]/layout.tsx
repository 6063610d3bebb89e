import { Menu } from 'lucide-react'
import { headers } from 'next/headers'
import { messages } from '@/app/_messages/messages'
import { Brand } from '@/app/_ui/brand'
import { SkipLink } from '@/app/_ui/frame'
import { iconButtonClass } from '@/app/_ui/icon-button'
import { hasLiveTokens } from '@/lib/auth/live-token'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { env } from '@/lib/env'
import { requestIdFrom } from '@/lib/observability/request-id'
import { HeaderTools } from '../../header-tools'
import { Live } from './live/live'
import { Sidebar } from './sidebar'
import { workspaceOf } from './workspace'

/** The frame of a workspace, with its pages in a sidebar or behind a button. */
export default async function Layout({ children, params }: LayoutProps<'/w/[workspaceId]'>) {
  const { impersonation } = await requirePageCaller()
  const [workspace, m] = await Promise.all([workspaceOf(params), messages()])

  return (
    <div className="flex flex-1 max-lg:flex-col lg:items-stretch">
      <SkipLink to="content" />
      {!impersonation && (
        <Live
          isLive={hasLiveTokens}
          url={env.NEXT_PUBLIC_SUPABASE_URL}
          publishableKey={env.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY}
          workspaceId={workspace.id}
          requestId={requestIdFrom(await headers())}
        />
      )}
      <Sidebar workspace={workspace} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-20 flex min-h-14 items-center justify-between gap-2 border-b border-line bg-page px-3 sm:px-6 lg:px-10">
          <div className="flex items-center gap-1 lg:invisible">
            <button type="button" popoverTarget="sidebar" aria-label={m.ui.menu} className={iconButtonClass}>
              <Menu aria-hidden />
            </button>
            <Brand href="/workspaces" />
          </div>
          <HeaderTools workspace={workspace} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-page flex-1 px-4 py-6 outline-none sm:px-6 sm:py-8 lg:px-10"
        >
          {children}
        </main>
      </div>
    </div>
  )
}
