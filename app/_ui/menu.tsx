'use client'
import { Menu as Base } from '@base-ui/react/menu'
import { classes } from './classes'
import { iconButtonClass } from './icon-button'
import { popupClass, popupItemClass } from './popup'

type Props = { label: string; icon: React.ReactNode; children: React.ReactNode }

/** The actions of an item, behind a button. Its items are MenuItems. */
export function Menu({ label, icon, children }: Props) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger aria-label={label} className={iconButtonClass}>
        {icon}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="end" className="z-40">
          <Base.Popup className={classes(popupClass, 'min-w-44')}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

type ItemProps = { onClick: () => void; danger?: boolean; children: React.ReactNode }

export function MenuItem({ onClick, danger, children }: ItemProps) {
  return (
    <Base.Item onClick={onClick} className={classes(popupItemClass, danger && 'text-danger')}>
      {children}
    </Base.Item>
  )
}
