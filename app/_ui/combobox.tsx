'use client'
import { Combobox as Base } from '@base-ui/react/combobox'
import { Check } from 'lucide-react'
import { useId } from 'react'
import { classes } from './classes'
import { popupClass, popupItemClass } from './popup'

export type Choice = { value: string; label: string }

type Props = {
  label: string
  choices: readonly Choice[]
  value: Choice | null
  onChange: (choice: Choice | null) => void
  nothing: string
}

/** Chooses one of many by typing a part of its name. */
export function Combobox({ label, choices, value, onChange, nothing }: Props) {
  const id = useId()

  return (
    <Base.Root items={choices} value={value} onValueChange={onChange}>
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm font-medium">
          {label}
        </label>
        <Base.Input
          id={id}
          className="min-h-9 w-full rounded-lg border border-field bg-surface px-3 py-1.5 text-ink pointer-coarse:min-h-11"
        />
      </div>
      <Base.Portal>
        <Base.Positioner sideOffset={6} align="start" className="z-40">
          <Base.Popup className={classes(popupClass, 'w-(--anchor-width)')}>
            <Base.Empty className="px-2.5 py-2 text-ink-soft empty:hidden">{nothing}</Base.Empty>
            <Base.List className="max-h-64 overflow-y-auto">
              {(choice: Choice) => (
                <Base.Item key={choice.value} value={choice} className={popupItemClass}>
                  <span className="min-w-0 grow truncate">{choice.label}</span>
                  <Base.ItemIndicator>
                    <Check aria-hidden className="size-4" />
                  </Base.ItemIndicator>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}
