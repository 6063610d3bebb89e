'use client'
import { Popover as Base } from '@base-ui/react/popover'
import { buttonClass, type ButtonLook } from './button'
import { classes } from './classes'
import { popupClass } from './popup'

type Props = { opener: React.ReactNode; title: string; look?: ButtonLook; children: React.ReactNode }

/** A little more about what its button stands at. */
export function Popover({ opener, title, look = 'quiet', children }: Props) {
  return (
    <Base.Root>
      <Base.Trigger className={buttonClass(look)}>{opener}</Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="start" collisionPadding={12} className="z-40">
          <Base.Popup className={classes(popupClass, 'grid w-80 max-w-[calc(100vw-1.5rem)] gap-3 p-4')}>
            <Base.Title className="font-semibold">{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
