'use client'
import Link from 'next/link'
import { useId, useRef } from 'react'

/** Opens without a script, closes by Escape or a press elsewhere: https://developer.mozilla.org/docs/Web/API/Popover_API */
export function UserMenu({ name, email }: { name: string; email: string | undefined }) {
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)

  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        className="inline-flex size-11 cursor-pointer items-center justify-center rounded-full bg-accent-soft font-semibold text-accent-strong hover:bg-sunken"
      >
        <span aria-hidden>{String.fromCodePoint(name.codePointAt(0) ?? 0x20).toUpperCase()}</span>
        <span className="sr-only">Your account</span>
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        className="fixed inset-auto top-15 right-[max(1rem,calc(50vw-28.5rem))] w-64 rounded-xl border border-line bg-surface p-2 text-ink shadow-raised"
      >
        <p className="px-3 py-2">
          <span className="block truncate font-medium">{name}</span>
          <span className="block truncate text-sm text-ink-soft">{email}</span>
        </p>
        <Link href="/account" onNavigate={() => menu.current?.hidePopover()} className={item}>
          Account
        </Link>
        <form action="/auth/sign-out" method="post">
          <button type="submit" className={item}>
            Sign out
          </button>
        </form>
      </div>
    </>
  )
}

const item = 'flex min-h-11 w-full cursor-pointer items-center rounded-lg px-3 text-left hover:bg-sunken'
