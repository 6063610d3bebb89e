import { listen } from './listen'

/** A hosted project that counts who comes, as API and as database. */
export async function startHostedProject() {
  let connections = 0
  const { url, server } = await listen((_, response) => void response.end())
  server.on('connection', () => (connections += 1))
  const environment = {
    SUPABASE_BACKEND: 'remote',
    NEXT_PUBLIC_SUPABASE_URL: url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_of_some_hosted_project',
    SUPABASE_SECRET_KEY: 'sb_secret_of_some_hosted_project',
    DATABASE_URL: url.replace('http:', 'postgres:'),
  }
  return { url, environment, connections: () => connections }
}
