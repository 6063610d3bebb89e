'use client'
import { Link } from './link'
import { useId, useRef } from 'react'
import { useUiWords } from '../_messages/ui-words'
import { Avatar } from './avatar'
import { classes } from './classes'
import { popupClass, popupItemClass } from './popup'

/** Opens without a script, closes by Escape or a press elsewhere: https://developer.mozilla.org/docs/Web/API/Popover_API */
export function UserMenu({ name, email }: { name: string; email: string | undefined }) {
  const words = useUiWords()
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="inline-grid size-9 cursor-pointer place-items-center rounded-full hover:bg-sunken pointer-coarse:size-11"
      >
        <Avatar name={name} />
        <span className="sr-only">{words.yourAccount}</span>
      </button>
      <div ref={menu} id={id} popover="auto" className={classes(popupClass, 'below-its-button fixed w-60')}>
        <p className="px-2.5 py-2">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-sm text-ink-soft">{email}</span>
        </p>
        <Link href="/account" onNavigate={() => menu.current?.hidePopover()} className={popupItemClass}>
          {words.account}
        </Link>
        <form action="/auth/sign-out" method="post">
          <button type="submit" className={popupItemClass}>
            {words.signOut}
          </button>
        </form>
      </div>
    </>
  )
}
