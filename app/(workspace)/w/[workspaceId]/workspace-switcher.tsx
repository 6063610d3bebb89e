'use client'
import { Check, ChevronsUpDown } from 'lucide-react'
import { Link } from '@/app/_ui/link'
import { useId, useRef } from 'react'
import { useUiWords } from '@/app/_messages/ui-words'
import { Avatar } from '@/app/_ui/avatar'
import { classes } from '@/app/_ui/classes'
import { SearchField } from '@/app/_ui/search-field'
import { popupClass, popupItemClass } from '@/app/_ui/popup'
import { workspacePath } from '@/app/paths'

type Props = {
  current: string
  workspaces: { id: string; name: string; current: boolean }[]
  more: boolean
}

/** Opens without a script. */
export function WorkspaceSwitcher({ current, workspaces, more }: Props) {
  const words = useUiWords()
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const hide = () => menu.current?.hidePopover()

  return (
    <div>
      <button
        type="button"
        popoverTarget={id}
        className="flex min-h-11 w-full cursor-pointer items-center gap-2.5 rounded-lg px-1.5 text-left hover:bg-sunken"
      >
        <Avatar name={current} className="rounded-lg!" />
        <span className="min-w-0 grow truncate font-semibold">{current}</span>
        <span className="sr-only">{words.switchWorkspace}</span>
        <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-ink-soft" />
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className={classes(popupClass, 'fixed inset-auto top-15 left-3 max-h-[70vh] w-64 overflow-y-auto')}
      >
        {more && (
          <form action="/workspaces" className="p-1 pb-2">
            <SearchField
              name="q"
              label={words.searchWorkspaces}
              placeholder={words.searchWorkspaces}
              minLength={1}
              value={undefined}
            />
          </form>
        )}
        <ul aria-label={words.switchWorkspace}>
          {workspaces.map((workspace) => (
            <li key={workspace.id}>
              <Link
                href={workspacePath(workspace.id)}
                onNavigate={hide}
                aria-current={workspace.current ? 'true' : undefined}
                className={popupItemClass}
              >
                <Avatar name={workspace.name} size="small" className="rounded-md!" />
                <span className="min-w-0 grow truncate">{workspace.name}</span>
                {workspace.current && <Check aria-hidden />}
              </Link>
            </li>
          ))}
        </ul>
        <Link href="/workspaces" onNavigate={hide} className={classes(popupItemClass, 'text-ink-soft')}>
          {words.allWorkspaces}
        </Link>
      </div>
    </div>
  )
}
