import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, isListening } from '@plinth/local-supabase/ports'
import { PROGRAM_MS } from '../../scripts/command/patience.ts'
import { makeAuthority } from '../support/certificates'

/** The block of docs/proxies.md, with addresses of this machine. */
function documented({ port, upstreams, dir }: { port: number; upstreams: number[]; dir: string }) {
  const [, block = ''] = /```nginx\n(.*?)```/s.exec(readFileSync('docs/proxies.md', 'utf8')) ?? []
  const [first, second = first] = upstreams
  return block
    .replace('127.0.0.1:3000', `127.0.0.1:${first}`)
    .replace('127.0.0.1:3001', `127.0.0.1:${second}`)
    .replace('listen 443', `listen 127.0.0.1:${port}`)
    .replaceAll('/etc/ssl', dir)
}

/** nginx as documented before these ports, with lines of it rewritten. */
export async function startNginx(upstreams: number[], rewrite = (config: string) => config) {
  const port = await freePort()
  const dir = mkdtempSync(join(tmpdir(), 'plinth-nginx-'))
  // Its workers are nobody when a superuser runs it.
  chmodSync(dir, 0o755)
  const authority = makeAuthority()
  const { cert, key } = authority.certify('plinth.example')
  writeFileSync(join(dir, 'plinth.pem'), cert)
  writeFileSync(join(dir, 'plinth.key'), key)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  writeFileSync(
    join(dir, 'nginx.conf'),
    `daemon off;
worker_processes 1;
pid ${dir}/nginx.pid;
error_log stderr warn;
events { worker_connections 1024; }
http {
access_log off;
${temporary.map((name) => `${name}_temp_path ${dir}/${name};`).join('\n')}
${rewrite(documented({ port, upstreams, dir }))}
}
`,
  )
  const child = spawn('nginx', ['-p', dir, '-c', join(dir, 'nginx.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.on('data', (text) => (errors += text))

  const deadline = Date.now() + PROGRAM_MS
  while (!(await isListening(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`nginx did not start: ${errors}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    port,
    ca: authority.ca,
    errors: () => errors,
    async [Symbol.asyncDispose]() {
      child.kill('SIGQUIT')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
