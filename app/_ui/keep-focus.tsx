'use client'
import { useEffect } from 'react'

const CAN_HAVE_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex]'

/**
 * Moves the focus when its element is removed, such as a deleted row: to the list, else to the next element, the previous one or
 * the heading, so keyboard users keep their place.
 */
export function KeepFocus() {
  useEffect(() => {
    let last: Element | undefined

    function remember({ target }: FocusEvent) {
      last = target instanceof Element && target.closest('main') ? target : undefined
    }

    const observer = new MutationObserver((records) => {
      if (!last || document.activeElement !== document.body || isThere(last)) return
      const gone = records.find(({ removedNodes }) => [...removedNodes].some((node) => node.contains(last!)))
      last = undefined
      heirOf(gone)?.focus()
    })

    document.addEventListener('focusin', remember)
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['style', 'hidden'] })
    return () => {
      document.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [])

  return null
}

// Next keeps left pages in the document, hidden.
function isThere(element: Element) {
  return element.isConnected && element.checkVisibility()
}

function heirOf(gone: MutationRecord | undefined): HTMLElement | null {
  const page = document.querySelector<HTMLElement>('main:not([hidden])')
  const place = gone?.target
  if (!page || !(place instanceof HTMLElement) || !page.contains(place) || !isThere(place)) {
    return page && headingIn(page)
  }
  const list = place.querySelector<HTMLElement>(":scope > [tabindex='-1']")
  if (list) return list
  const row = place.closest('li, tr')
  const [next, previous] = row ? [row, row.previousSibling] : [gone!.nextSibling, gone!.previousSibling]
  return firstIn(after(next)) ?? firstIn(before(previous)) ?? headingIn(place.closest('section') ?? page)
}

/** A heading is focusable by script only. */
function headingIn(place: HTMLElement): HTMLElement {
  const heading = [...place.querySelectorAll<HTMLElement>('h1, h2')].find(isThere)
  if (heading) heading.tabIndex = -1
  return heading ?? place
}

function firstIn(places: Iterable<Node>): HTMLElement | undefined {
  for (const place of places) {
    if (!(place instanceof HTMLElement) || !isThere(place)) continue
    const candidates = [place, ...place.querySelectorAll<HTMLElement>(CAN_HAVE_FOCUS)]
    const found = candidates.find((element) => element.matches(CAN_HAVE_FOCUS) && isThere(element))
    if (found) return found
  }
  return undefined
}

function* after(node: Node | null) {
  for (let place = node; place; place = place.nextSibling) yield place
}

function* before(node: Node | null) {
  for (let place = node; place; place = place.previousSibling) yield place
}
