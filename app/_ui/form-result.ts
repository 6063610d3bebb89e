'use client'
import { createContext, useContext } from 'react'
import type { FormState } from '../_forms/form-state'

export const FormResultContext = createContext<FormState>({})

/** The outcome of the form's last submission; each field shows its part of it. */
export function useFormResult(): FormState {
  return useContext(FormResultContext)
}
