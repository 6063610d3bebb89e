'use client'
import { useEffect, useRef } from 'react'

/** Follows the address: a new value there replaces the typed one. */
export function useFollowing<Control extends HTMLInputElement | HTMLSelectElement>(value: string) {
  const control = useRef<Control>(null)
  const shown = useRef(value)

  useEffect(() => {
    if (control.current && shown.current !== value) control.current.value = value
    shown.current = value
  }, [value])

  return control
}
