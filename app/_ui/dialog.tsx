'use client'
import { Dialog as Base } from '@base-ui/react/dialog'
import { classes } from './classes'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The accessible name, visible unless hidden. */
  title: string
  titleHidden?: boolean
  className?: string
  /** The focus after closing: an element, none, or the previous one (true). */
  finalFocus?: () => HTMLElement | boolean
  children: React.ReactNode
}

/** A dialog that a script opens. For a question before a form is sent, ConfirmDialog works without one. */
export function Dialog({ open, onOpenChange, title, titleHidden, className, finalFocus, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          finalFocus={finalFocus}
          className={classes(
            'fixed inset-x-4 top-[12vh] z-40 mx-auto max-w-xl overflow-hidden rounded-2xl border border-line bg-surface text-ink shadow-floating outline-none transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0 motion-reduce:transition-none',
            className,
          )}
        >
          <Base.Title className={titleHidden ? 'sr-only' : 'px-6 pt-6 text-lg font-semibold'}>
            {title}
          </Base.Title>
          {children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
