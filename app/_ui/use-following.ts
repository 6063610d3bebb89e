'use client'
import { useEffect, useRef } from 'react'

/** Shows a field's value once the address has another one; until then what was typed or chosen stays. */
export function useFollowing<Control extends HTMLInputElement | HTMLSelectElement>(value: string) {
  const control = useRef<Control>(null)
  const shown = useRef(value)

  useEffect(() => {
    if (control.current && shown.current !== value) control.current.value = value
    shown.current = value
  }, [value])

  return control
}
