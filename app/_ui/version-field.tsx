'use client'
import { useFormResult } from './form-result'

/** Version of a thing that the form changes: the one that was typed upon, also when the form came from an earlier build. */
export function VersionField({ version }: { version: number }) {
  const { kept, values } = useFormResult()
  return <input type="hidden" name="version" value={(kept && values?.version) || version} />
}
