import { inject } from 'vitest'

const { mailUrl } = inject('cluster')

/** The subjects of the mails to an address, the newest first. */
export async function mailsTo(email: string): Promise<string[]> {
  return (await messagesTo(email)).map(({ Subject }) => Subject)
}

/** The text of the newest mail to an address. */
export async function newestMailTo(email: string): Promise<string> {
  const [newest] = await messagesTo(email)
  const response = await fetch(`${mailUrl}/api/v1/message/${newest?.ID}`)
  const { Text } = (await response.json()) as { Text: string }
  return Text
}

async function messagesTo(email: string) {
  const query = new URLSearchParams({ query: `to:${email}` })
  const response = await fetch(`${mailUrl}/api/v1/search?${query}`)
  const { messages } = (await response.json()) as { messages: { ID: string; Subject: string }[] }
  return messages
}
