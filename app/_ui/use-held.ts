'use client'
import { useState } from 'react'

/** The value that a form shows: the latest until somebody types, then the one they began with, until it is released. */
export function useHeld<Value>(latest: Value) {
  const [held, setHeld] = useState<Value>()

  return {
    shown: held ?? latest,
    held,
    hold: () => setHeld((before) => before ?? latest),
    adopt: (value: Value) => setHeld(value),
    release: () => setHeld(undefined),
  }
}
