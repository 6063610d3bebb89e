'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * A sidebar on a wide screen. On a narrow screen it is a popover that works without a script. A press outside, Escape and a
 * navigation close it.
 */
export function Drawer({ label, children }: { label: string; children: React.ReactNode }) {
  const drawer = useRef<HTMLElement>(null)
  const path = usePathname()

  useEffect(() => {
    const element = drawer.current
    if (element?.matches(':popover-open')) element.hidePopover()
    // Arriving at another page is what counts.
    // oxlint-disable-next-line react/exhaustive-effect-dependencies
  }, [path])

  return (
    <nav
      ref={drawer}
      id="sidebar"
      popover="auto"
      aria-label={label}
      className="drawer w-sidebar shrink-0 overflow-y-auto border-line bg-page text-ink"
    >
      <div className="grid grid-cols-1 content-start gap-5 p-3">{children}</div>
    </nav>
  )
}
