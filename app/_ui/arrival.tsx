'use client'
import { useEffect } from 'react'

type Props = { id: string; children: React.ReactNode }

/** A link to this element moves the focus to its first field, even on the same page: Next only scrolls there. */
export function Arrival({ id, children }: Props) {
  useEffect(() => {
    const enter = () => fieldAt(`#${id}`)?.focus()
    const follow = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest(`a[href$='#${id}']`)) enter()
    }
    if (location.hash === `#${id}`) enter()
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [id])

  return (
    <div id={id} className="scroll-mt-20">
      {children}
    </div>
  )
}

/** The first field of the fragment's target, if visible, since Next keeps left pages hidden. */
export function fieldAt(fragment: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(`${fragment} input`)].find((field) =>
    field.checkVisibility(),
  )
}
