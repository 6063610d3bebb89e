import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'

/** Ends a form that changed who somebody is or has proved: the next page is loaded whole, so nothing of the session of before is shown. */
export function leadOn(next: Route): never {
  redirect(`/auth/onward?${new URLSearchParams({ next })}`)
}
