'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Button } from './button'

type Props = {
  path: Route
  label: string
  /** The label of the button, for visitors without a script. */
  verb: string
  className: string
  children: React.ReactNode
}

/**
 * The choices are in the address, so a filtered list can be shared. A choice submits at once, a search on Enter. The fields stay
 * mounted, so the focus stays.
 */
export function FilterForm({ path, label, verb, className, children }: Props) {
  const router = useRouter()

  function ask(form: HTMLFormElement) {
    const query = String(new URLSearchParams(chosenIn(form)))
    startTransition(() => router.push(query ? `${path}?${query}` : path, { scroll: false }))
  }

  return (
    <form
      action={path}
      aria-label={label}
      className={className}
      onChange={({ target, currentTarget }) => target instanceof HTMLSelectElement && ask(currentTarget)}
      onSubmit={(event) => {
        event.preventDefault()
        ask(event.currentTarget)
      }}
    >
      {children}
      <Button type="submit" look="secondary" className="not-noscript:hidden">
        {verb}
      </Button>
    </form>
  )
}

/** Empty fields are left out. */
function chosenIn(form: HTMLFormElement) {
  return [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  )
}
