import { senderName } from '@/lib/mail/letter'

export const productName = senderName
