import { Brand } from '../_ui/brand'
import { Frame } from '../_ui/frame'
import { HeaderTools } from './header-tools'

/** The frame of pages that belong to a person rather than to a workspace. */
export function PersonFrame({ children }: { children: React.ReactNode }) {
  return (
    <Frame
      id="content"
      header={
        <>
          <Brand href="/workspaces" />
          <HeaderTools />
        </>
      }
    >
      {children}
    </Frame>
  )
}
