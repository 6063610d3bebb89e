import { proofs } from '../../features/proofs'

/**
 * The rights of each caller, in the database itself. A line is nine cells, a verb and the columns that share them, each tried alone.
 *
 *   cells   anon stranger   viewer member admin owner   key bareKey   service
 *   x done   . the policies leave nothing   - no grant   ! a rule refuses
 *
 * The stranger owns another workspace, the key has every scope, the bare key none but `workspace.read`. Writes are tried with every row visible, so that none hides behind what its caller cannot see. `move` takes a row to another tenant, with its column granted.
 * `rest` is every column that no other line of the verb names: a new column is closed until a line opens it.
 */
export const expected = `
workspaces
  -. xxxx xx x   select id name requires_factor time_zone version created_at updated_at
  -- ---- -- x   insert rest
  -. ..xx .. x   update name requires_factor time_zone
  -- ---- -- x   update rest
  -. ...x .. x   delete
  -. .... .. !   move
  -. ..!! .. x   demand a factor
  -. ..!x .. x   demand a factor with one
  -. .... .. x   no longer demand a factor
  -. ..!x .. x   no longer demand a factor with one
  -. ..!! .. x   no longer demand a factor with one that was proved a while ago
  -. xxxx xx x   select for an operator who looks at the account
  -. .... xx x   select for an operator who could write
  -. .... xx x   select of one that demands a factor
  -. xxxx xx x   select of one that demands a factor with one
  -. .... .. x   remove a while after signing in
  -. .... .. x   remove without one's factor
  -. ...x .. x   remove with one's factor

memberships
  -. xxxx .. x   select workspace_id user_id role version created_at
  -- ---- -- x   insert rest
  -. ..xx .. x   update role
  -- ---- -- x   update rest
  -. ..xx .. x   delete
  -. .... .. x   move
  -. ...x .. x   promote

memberships of another owner
  -. ...x .. x   update role
  -. ...x .. x   delete

memberships of one's own
  -. xxxx .. .   delete

profiles
  -. xxxx .. x   select id display_name version created_at updated_at
  -- ---- -- !   insert rest
  -. .... .. x   update display_name
  -- ---- -- x   update rest
  -- ---- -- x   delete
  -. .... .. !   move

profiles of one's own
  -x xxxx .. .   update display_name
  -. .... .. .   hand over

invitations
  -. ..xx .. x   select id workspace_id email role created_by created_at expires_at
  -- ---- -- x   select rest
  -. ..xx .. x   insert workspace_id email role token_hash
  -- ---- -- x   insert rest
  -- ---- -- x   update rest
  -. ..xx .. x   delete
  -. .... .. x   move
  -. ...x .. x   invite an owner

api_keys
  -. ..xx .. x   select id workspace_id name prefix scopes expires_at last_used_at revoked_at created_by created_at
  -- ---- -- x   select rest
  -. ..xx .. x   insert workspace_id name prefix hash scopes expires_at
  -- ---- -- x   insert rest
  -. ..xx .. x   update revoked_at
  -- ---- -- x   update rest
  -- ---- -- x   delete
  -. .... .. x   move
  -. .... .. x   grant what no key may
  -. .... .. x   create a while after signing in
  -. .... .. x   create without one's factor
  -. ..xx .. x   create with one's factor
  -. .... .. x   revoke a while after signing in
  -. .... .. x   revoke without one's factor
  -. ..xx .. x   revoke with one's factor

realtime.messages
  .. .... .. x   hear of the workspace
  x. .... .. x   hear of the workspace by its live token
  .. .... .. x   hear of the workspace by the live token of another
  .. .... .. x   hear of no topic
  .. .... .. x   see who is present
  .. .... .. x   send

private.live_topic
  !! xxxx xx !   ask
  !! !!!! xx !   ask after the session has ended

activity
  -. ..xx .. x   select id workspace_id actor_kind actor_id api_key_id resource_kind resource_id resource_name
  -. ..xx .. x   select action before after request_id created_at
  -- ---- -- -   insert rest
  -- ---- -- -   update rest
  -- ---- -- -   delete
  -. .... .. -   move

private.require_permission
  !! xxxx x! !   ask to read notes
  !! !!!x !! !   ask to remove the workspace
  !! !!!! !! !   ask to remove the workspace without one's factor
  !! !!!x !! !   ask to remove the workspace with one's factor
  !! !!!! !! !   ask to remove the workspace a while after signing in
  !! !!!! x! !   ask to read notes of one that demands a factor
  !! xxxx x! !   ask to read notes of one that demands a factor with one

private.require_user
  !x xxxx !! !   ask

private.require_session
  !x xxxx !! !   ask
  !! !!!! !! !   ask after the session has ended
  !! !!!! !! !   ask without one's factor
  !x xxxx !! !   ask with one's factor
  !x xxxx !! !   ask a while after signing in
  !x xxxx !! !   ask for an operator who looks at the account
  !! !!!! !! !   ask for an operator who could write
  !! !!!! !! !   ask for an operator whose impersonation has ended

private.require_recent_proof
  !x xxxx !! !   ask
  !! !!!! !! !   ask after the session has ended
  !! !!!! !! !   ask a while after signing in
  !! !!!! !! !   ask with one's factor and a password a moment ago
  !x xxxx !! !   ask with one's factor

private.require_api_key
  !! !!!! xx !   ask

private.read_invitation
  !x !!!! !! !   read one that an admin has made
  !! !!!! !! !   read one whose maker may no longer invite

private.answer_invitation
  !x !!!! !! !   accept one that an admin has made
  !! !!!! !! !   accept one whose maker may no longer invite

private.mail_invitation
  !. ...x .. !   mail what the owner has made

private.claim_idempotency_key
  !x xxxx xx !   claim what another has claimed
${proofs.map(({ access = '' }) => access).join('')}`

/** Which functions may be called: by Supabase's services for a user, by the server for a user or an API key, by the service role. No other. */
const callableOfCapabilities = `
  -x-   private.answer_invitation(text,boolean)
  -x-   private.claim_idempotency_key(text,text,bytea)
  --x   private.count_request(text[],integer[])
  -x-   private.create_workspace(text,text)
  -x-   private.end_own_sessions(uuid)
  --x   private.end_impersonation(bytea)
  --x   private.enqueue(text,jsonb,timestamp with time zone,text)
  -x-   private.impersonate(uuid)
  -x-   private.impersonation_lives()
  --x   private.inviter_may_still(invitations)
  --x   private.invitations_stopped(bytea)
  -x-   private.is_active(uuid)
  -xx   private.is_drawn(text)
  -xx   private.is_mail_address(text)
  -xx   private.is_name(text,integer)
  -xx   private.is_prose(text,integer)
  -xx   private.is_set(text[])
  -xx   private.is_time_zone(text)
  -x-   private.keep_answer(text,text,json)
  -x-   private.keep_language(text)
  -x-   private.keep_recovery_codes()
  --x   private.link_owner(text,text)
  --x   private.mailbox_of(text)
  -x-   private.live_topic(uuid)
  -x-   private.mail_invitation(text)
  -x-   private.may_grant_scopes(uuid,text[])
  -x-   private.note_api_key_use()
  --x   private.open_impersonation(bytea,bytea)
  -x-   private.own_auth_events(uuid,integer)
  -x-   private.own_closed_workspaces(uuid,integer)
  -x-   private.own_email()
  -x-   private.own_factors()
  -x-   private.own_identities()
  -x-   private.own_password()
  -x-   private.own_passkeys()
  -x-   private.own_recovery_codes()
  -x-   private.own_sessions(timestamp with time zone,uuid,integer)
  -x-   private.person_id()
  --x   private.purge_activity(timestamp with time zone,integer)
  --x   private.purge_auth_events(timestamp with time zone,integer)
  --x   private.purge_idempotency_records(integer)
  --x   private.purge_impersonations(timestamp with time zone,integer)
  --x   private.purge_inbound_events(timestamp with time zone,integer)
  --x   private.purge_rate_limits(integer)
  --x   private.read_impersonation(bytea)
  -x-   private.read_invitation(text)
  --x   private.receive_event(text,text,jsonb)
  --x   private.record_event_of_address(text,text,text,inet)
  --x   private.record_event_of_person(uuid,text,text,text,inet)
  -x-   private.record_refused_code(text,text,inet)
  -x-   private.remove_account()
  -x-   private.replace_recovery_codes(bytea[])
  -x-   private.require_api_key()
  -x-   private.require_permission(uuid,text)
  -x-   private.require_recent_proof()
  -x-   private.require_session()
  -x-   private.require_user()
  -x-   private.require_version(integer,integer[])
  --x   private.stop_invitations(bytea,boolean)
  -x-   private.time_zone_of(uuid)
  -x-   private.today_in(uuid)
  -x-   private.use_recovery_code(bytea)
  -xx   private.uuid_v7()
  -x-   private.workspaces_allowing(text)
`

export const callable: string[] = [callableOfCapabilities, ...proofs.map(({ functions = '' }) => functions)]
  .flatMap((lines) => lines.split('\n'))
  .map((line) => line.trim())
  .filter(Boolean)
  .toSorted((one, other) => (one.slice(6) < other.slice(6) ? -1 : 1))
