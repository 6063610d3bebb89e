import { createClient } from '@supabase/supabase-js'
import { withClient } from '../database/client.ts'
import { insertDemoData } from './data.ts'
import type { LocalStack } from '../stack/stack.ts'

export const demoPassword = 'plinth-demo-1'

export const demoUsers = [
  { email: 'ada@example.com', name: 'Ada', role: 'owner' },
  { email: 'grace@example.com', name: 'Grace', role: 'member' },
  { email: 'vera@example.com', name: 'Vera', role: 'viewer' },
  { email: 'eve@example.com', name: 'Eve', role: 'stranger' },
] as const

type Seeded = Pick<LocalStack, 'apiUrl' | 'ownerUrl' | 'secretKey'> & { sealingKeys?: string }

/** Creates the demo users and workspaces that are missing; safe to run again. Throws what Supabase Auth answers. */
export async function seedDemo({ apiUrl, ownerUrl, secretKey, sealingKeys }: Seeded): Promise<void> {
  const { auth } = createClient(apiUrl, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false },
  })

  for (const { email, name } of demoUsers) {
    const user_metadata = { display_name: name }
    const { error } = await auth.admin.createUser({
      email,
      password: demoPassword,
      email_confirm: true,
      user_metadata,
    })
    if (error && error.code !== 'email_exists') throw error
  }
  await withClient(ownerUrl, (client) => insertDemoData(client, sealingKeys))
}
