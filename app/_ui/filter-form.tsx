'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { Button } from './button'

type Props = {
  path: Route
  label: string
  /** What its button says, which only who has no script needs. */
  verb: string
  className: string
  children: React.ReactNode
}

/**
 * Its choices are in the address, so a filtered list can be kept and shared. A choice is asked for at once, a search by Enter; the
 * fields stay the same meanwhile, so the keyboard keeps its place.
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

/** An empty field asks for nothing. */
function chosenIn(form: HTMLFormElement) {
  return [...new FormData(form)].filter(
    (field): field is [string, string] => typeof field[1] === 'string' && field[1] !== '',
  )
}
