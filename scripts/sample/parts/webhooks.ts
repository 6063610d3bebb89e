import type { Part } from '../part.ts'

export const part: Part = {
  summary: 'Outbound webhooks',
  paths: [
    'lib/features/webhooks',
    'app/api/v1/workspaces/*/webhooks',
    'app/(workspace)/w/*/webhooks',
    'app/_messages/*/webhooks.ts',
    'supabase/schemas/*webhook*',
    'docs/architecture/webhooks.md',
    'app/(site)/docs/api/_guides/webhook*',
    'lib/environment/webhooks.ts',
    'scripts/{demo,example}/webhook-*',
    'tests/**/*webhook*',
    'tests/support/receiver.ts',
    'app/_ui/refresh-while-waiting.tsx',
    'supabase/tests/webhook*',
    'tests/migrations/released-rows/*_webhooks.sql',
  ],
  cuts: {
    'docs/architecture.md': ['  worker --> receivers([Webhook receivers])\n'],
    'docs/deployment.md': [
      '   | `WEBHOOK_SECRET_KEYS` | `1:` and `openssl rand -base64 32`. Keep it with the backups, because the secrets of webhooks are unreadable without it |\n',
    ],
    'tests/support/traces.ts': ["  'Database webhooks': /supabase_functions/,\n"],
    'tests/lib/start.test.ts': ["    'WEBHOOK_SECRET_KEYS',\n"],
    'tests/lib/jobs/worker.test.ts': ["      'WEBHOOK_SECRET_KEYS',\n"],
    'tests/lib/environment.test.ts': ["    'WEBHOOK_SECRET_KEYS',\n"],
    'tests/production/environment.test.ts': ["    'WEBHOOK_SECRET_KEYS',\n"],
    'tests/deploy/stand-in/hosted.ts': [
      "  WEBHOOK_SECRET_KEYS: '1:NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',\n",
    ],
    'tests/deploy/faults/variables.ts': [
      "    variable('WEBHOOK_SECRET_KEYS', '1:short', /^WEBHOOK_SECRET_KEYS: /),\n",
      "    variable(\n      'WEBHOOK_SECRET_KEYS',\n      '1:cGxpbnRoLWxvY2FsLXdlYmhvb2stc2VjcmV0LWtleSE=',\n      /^WEBHOOK_SECRET_KEYS is the published value/,\n    ),\n",
      "    variable('WEBHOOK_ALLOW_LOCAL', 'true', 'WEBHOOK_ALLOW_LOCAL must not be allowed in production.'),\n",
    ],
    'scripts/example.ts': [
      ' Verifies the signature of the webhook for it.',
      '  const receiver = await startReceiver()\n',
      "    const eventTypes = ['workspace.changed'] as const\n    const webhook = await owner('createWebhook', {\n      params,\n      body: { url: receiver.url, eventTypes: [...eventTypes] },\n    })\n",
      "    const event = await receiver.verified(webhook.data.secret!)\n    const whose = event.data.resource.id === params.workspaceId ? 'that workspace' : 'another workspace'\n    console.log(`A webhook says ${event.type} of ${whose}; its signature holds.`)\n",
      '    receiver.close()\n',
    ],
    'tests/contract/example.test.ts': [
      "process.env.WEBHOOK_ALLOW_LOCAL = 'true'\n",
      ', webhook created',
      "          'workspace\\\\.changed of that workspace; its signature holds',\n",
    ],
    'lib/local-defaults.ts': ["  WEBHOOK_SECRET_KEYS: '1:cGxpbnRoLWxvY2FsLXdlYmhvb2stc2VjcmV0LWtleSE=',\n"],
    'scripts/deploy/checks/app.ts': ["        'WEBHOOK_SECRET_KEYS',\n"],
    'scripts/dev/next.ts': ["        WEBHOOK_ALLOW_LOCAL: 'true',\n"],
    'scripts/dev/worker.ts': [" WEBHOOK_ALLOW_LOCAL: 'true',"],
    'scripts/production/values.ts': [
      "  WEBHOOK_SECRET_KEYS: '1:NYAfVBy63/Vogr04Ji70P6HStWcSnwwa53hr4S2/19M=',\n",
      '  WEBHOOK_SECRET_KEYS: ownSecrets.WEBHOOK_SECRET_KEYS,\n',
    ],
    'scripts/demo/demo-part.ts': [
      ' `sealingKeys` is what the app seals secrets with, if not the local default.',
      ', sealingKeys?: string',
    ],
  },
  replacements: {
    'scripts/demo/data.ts': [
      ['insertDemoData(client: Client, sealingKeys?: string)', 'insertDemoData(client: Client)'],
      ['insertWorkspace(client, workspace, sealingKeys)', 'insertWorkspace(client, workspace)'],
      ['workspace: DemoWorkspace, sealingKeys?: string)', 'workspace: DemoWorkspace)'],
      ['insertHistory(client, workspace.id, sealingKeys)', 'insertHistory(client, workspace.id)'],
      ['workspaceId: string, sealingKeys?: string)', 'workspaceId: string)'],
      ['past?.(client, workspaceId, sealingKeys)', 'past?.(client, workspaceId)'],
    ],
    'scripts/demo/seed.ts': [
      [' & { sealingKeys?: string }', ''],
      ['secretKey, sealingKeys }', 'secretKey }'],
      ['insertDemoData(client, sealingKeys)', 'insertDemoData(client)'],
    ],
    'scripts/production/app.ts': [
      ['{ ...stack, sealingKeys: productionValues.WEBHOOK_SECRET_KEYS }', 'stack'],
    ],
    'scripts/example.ts': [[' and a\nwebhook. Reads', '.\nReads']],
    'tests/contract/example.test.ts': [
      ['works with a key, is told of it and verifies that', 'works with a key and reads what was done'],
    ],
    'tests/schema/tenant-tables.ts': [['no audit line, no webhook and no live', 'no audit line and no live']],
    'scripts/db-explain.ts': [['such as /webhooks', 'such as /members']],
    'scripts/deploy/checks/jobs.ts': [
      ['Mails, webhooks and scheduled upkeep wait', 'Mails and scheduled upkeep wait'],
      ['a mail or a webhook that was never delivered', 'a mail that was never delivered'],
    ],
  },
}
