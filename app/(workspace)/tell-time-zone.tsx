'use client'
import { useEffect } from 'react'
import { tellTimeZone } from '@/lib/auth/time-zone-cookie'

export function TellTimeZone() {
  useEffect(tellTimeZone, [])
  return null
}
