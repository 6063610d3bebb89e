import type { Messages } from '../messages'
import { account } from './account'
import { activity } from './activity'
import { apiKeys } from './api-keys'
import { frame, preferences, palette, pager, fields, notFound } from './frame'
import { invitation } from './invitation'
import { labels } from './labels'
import { members } from './members'
import { overview } from './overview'
import { project, projectSettings, task } from './projects'
import { validation, sentences, refusals } from './refusals'
import { ui } from './ui'
import { landing, demo, signIn, signUp, checkMail, resend, forgot, reset } from './visitors'
import { webhooks } from './webhooks'
import { work } from './work'
import { workspaces, workspace, workspaceSettings } from './workspaces'

export const de: Messages = {
  ui,
  frame,
  preferences,
  palette,
  time: { justNow: 'gerade eben', utc: '{moment} UTC' },
  roles: { owner: 'Inhaber', admin: 'Admin', member: 'Mitglied', viewer: 'Lesezugriff' },
  pager,
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
