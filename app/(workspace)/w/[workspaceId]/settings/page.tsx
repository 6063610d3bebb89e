import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { messages } from '@/app/_messages/messages'
import { fill } from '@/app/_messages/phrase'
import { ConfirmDialog } from '@/app/_ui/confirm-dialog'
import { PageHeader } from '@/app/_ui/page-header'
import { Section } from '@/app/_ui/section'
import { Trail } from '@/app/_ui/trail'
import { workspacePath } from '@/app/paths'
import { requirePageCaller } from '@/lib/auth/page-caller'
import { roleAllows } from '@/lib/auth/permissions'
import { NameForm } from '../../../name-form'
import { workspaceOf } from '../workspace'
import { changeWorkspaceAction, removeWorkspaceAction } from './actions'
import { FactorDemand } from './factor-demand'
import { HandOver } from './hand-over'
import { TimeZone } from './time-zone'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await messages()).workspaceSettings.meta }
}

export default async function Page({ params, searchParams }: PageProps<'/w/[workspaceId]/settings'>) {
  await requirePageCaller()
  const [workspace, m] = await Promise.all([workspaceOf(params), messages()])
  const { id, name, role, version } = workspace
  if (!roleAllows(role, 'workspace.change')) notFound()
  const words = m.workspaceSettings

  return (
    <>
      <PageHeader title={words.title} trail={<Trail steps={[{ name, href: workspacePath(id) }]} />} />
      <div className="grid gap-8 sm:gap-10">
        <Section title={words.general}>
          <NameForm
            action={changeWorkspaceAction.bind(null, { workspaceId: id })}
            label={m.workspaces.name}
            verb={m.fields.save}
            name={name}
            version={version}
          />
        </Section>
        <Section title={words.timeZone} lead={words.timeZoneLead}>
          <TimeZone workspace={workspace} />
        </Section>
        {roleAllows(role, 'workspace.secure') && (
          <Section title={words.factor} lead={words.factorLead}>
            <FactorDemand workspace={workspace} />
          </Section>
        )}
        {roleAllows(role, 'workspace.transfer') && (
          <Section title={words.transfer} lead={words.transferLead}>
            <HandOver workspace={workspace} searchParams={searchParams} />
          </Section>
        )}
        {roleAllows(role, 'workspace.remove') && (
          <Section title={words.remove} lead={words.removeLead}>
            <ConfirmDialog
              action={removeWorkspaceAction.bind(null, { workspaceId: id })}
              look="danger"
              verb={words.removeVerb}
              title={fill(words.removeTitle, { name })}
              typed={name}
            >
              <p>{words.removeQuestion}</p>
            </ConfirmDialog>
          </Section>
        )}
      </div>
    </>
  )
}
