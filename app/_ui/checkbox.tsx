'use client'
import { Check } from 'lucide-react'
import { useFormResult } from './form-result'

type Props = { name: string; value: string; label: React.ReactNode; defaultChecked?: boolean }

/** One of several with the same name. A refusal keeps the choices. */
export function Checkbox({ name, value, label, defaultChecked }: Props) {
  const { values } = useFormResult()
  const chosen = values?.[name]?.split(' ').includes(value) ?? defaultChecked

  return (
    <label className="inline-flex min-h-8 cursor-pointer items-center gap-2.5 pointer-coarse:min-h-11">
      <span className="relative grid size-4.5 shrink-0 place-items-center">
        <input
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={chosen}
          className="peer absolute inset-0 cursor-pointer appearance-none rounded-sm border border-field bg-surface checked:border-accent checked:bg-accent"
        />
        <Check
          aria-hidden
          strokeWidth={3}
          className="pointer-events-none relative size-3.5 text-on-accent opacity-0 peer-checked:opacity-100"
        />
      </span>
      {label}
    </label>
  )
}
