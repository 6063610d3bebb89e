'use client'
import { createContext, useContext } from 'react'
import type { Messages } from './messages'

export type UiWords = Messages['ui']

const UiWordsContext = createContext<UiWords | undefined>(undefined)

/** Hands the few words that components themselves say to those that run in the browser. */
export function UiWordsProvider({ words, children }: { words: UiWords; children: React.ReactNode }) {
  return <UiWordsContext value={words}>{children}</UiWordsContext>
}

export function useUiWords(): UiWords {
  const words = useContext(UiWordsContext)
  if (!words) throw new Error('UiWordsProvider is missing above this component.')
  return words
}
