import type { Messages } from './messages'
import { account } from './de/account'
import { activity } from './de/activity'
import { apiKeys } from './de/api-keys'
import { frame, preferences, palette, pager, fields, keptForm, notFound } from './de/frame'
import { invitation } from './de/invitation'
import { labels } from './de/labels'
import { mailedLink } from './de/mailed-link'
import { members } from './de/members'
import { overview } from './de/overview'
import { project, projectSettings, task } from './de/projects'
import { validation, sentences, refusals } from './de/refusals'
import { ui } from './de/ui'
import { landing, demo, signIn, signUp, checkMail, resend, forgot, reset } from './de/visitors'
import { webhooks } from './de/webhooks'
import { work } from './de/work'
import { workspaces, workspace, workspaceSettings } from './de/workspaces'

export const de: Messages = {
  ui,
  frame,
  preferences,
  palette,
  time: { justNow: 'gerade eben', utc: '{moment} UTC' },
  roles: { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied', viewer: 'Lesezugriff' },
  pager,
  keptForm,
  notFound,
  landing,
  demo,
  fields,
  signIn,
  signUp,
  checkMail,
  resend,
  forgot,
  reset,
  mailedLink,
  account,
  invitation,
  workspaces,
  workspace,
  overview,
  workspaceSettings,
  members,
  activity,
  apiKeys,
  webhooks,
  labels,
  project,
  projectSettings,
  task,
  work,
  validation,
  sentences,
  refusals,
}
