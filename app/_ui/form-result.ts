'use client'
import { createContext, useContext } from 'react'
import type { FormState } from '../_forms/form-state'

export const FormResultContext = createContext<FormState>({})

/** The result of the last submission, shared with the fields. */
export function useFormResult(): FormState {
  return useContext(FormResultContext)
}
