'use client'
import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** True once the script of the page has taken over. */
export function useAlive(): boolean {
  return useSyncExternalStore(never, inBrowser, onServer)
}

const inBrowser = () => true
const onServer = () => false
