'use client'
import { Search } from 'lucide-react'
import { fieldClass } from './field-class'
import { useFollowing } from './use-following'

type Props = {
  name: string
  label: string
  placeholder: string
  minLength: number
  value: string | undefined
}

/** Shows an icon and a hint. Screen readers read the label. */
export function SearchField({ label, value = '', ...input }: Props) {
  const ref = useFollowing<HTMLInputElement>(value)

  return (
    <label className="relative block">
      <span className="sr-only">{label}</span>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-ink-soft"
      />
      <input
        {...input}
        ref={ref}
        defaultValue={value}
        type="search"
        autoComplete="off"
        className={`${fieldClass} min-h-9 pl-9 pointer-coarse:min-h-11`}
      />
    </label>
  )
}
