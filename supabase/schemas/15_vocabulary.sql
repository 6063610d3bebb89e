-- Vocabularies: written by `npm run db:vocabulary` from the feature.ts of each feature.

-- The roles that hold each permission.
create view private.role_permissions as
select permission, roles
from (values
  ('workspace.read', array['owner', 'admin', 'member', 'viewer']),
  ('workspace.change', array['owner', 'admin']),
  ('workspace.remove', array['owner']),
  ('workspace.transfer', array['owner']),
  ('workspace.secure', array['owner']),
  ('members.read', array['owner', 'admin', 'member', 'viewer']),
  ('members.change', array['owner', 'admin']),
  ('members.remove', array['owner', 'admin']),
  ('members.leave', array['owner', 'admin', 'member', 'viewer']),
  ('projects.read', array['owner', 'admin', 'member', 'viewer']),
  ('projects.create', array['owner', 'admin', 'member']),
  ('projects.change', array['owner', 'admin', 'member']),
  ('projects.remove', array['owner', 'admin']),
  ('tasks.read', array['owner', 'admin', 'member', 'viewer']),
  ('tasks.create', array['owner', 'admin', 'member']),
  ('tasks.change', array['owner', 'admin', 'member']),
  ('tasks.remove', array['owner', 'admin', 'member']),
  ('labels.read', array['owner', 'admin', 'member', 'viewer']),
  ('labels.create', array['owner', 'admin', 'member']),
  ('labels.change', array['owner', 'admin', 'member']),
  ('labels.remove', array['owner', 'admin']),
  ('comments.read', array['owner', 'admin', 'member', 'viewer']),
  ('comments.create', array['owner', 'admin', 'member']),
  ('comments.change', array['owner', 'admin', 'member']),
  ('comments.remove', array['owner', 'admin', 'member']),
  ('comments.moderate', array['owner', 'admin']),
  ('attachments.read', array['owner', 'admin', 'member', 'viewer']),
  ('attachments.create', array['owner', 'admin', 'member']),
  ('attachments.remove', array['owner', 'admin', 'member']),
  ('attachments.moderate', array['owner', 'admin']),
  ('invitations.read', array['owner', 'admin']),
  ('invitations.create', array['owner', 'admin']),
  ('invitations.remove', array['owner', 'admin']),
  ('api-keys.read', array['owner', 'admin']),
  ('api-keys.create', array['owner', 'admin']),
  ('api-keys.remove', array['owner', 'admin']),
  ('webhooks.read', array['owner', 'admin']),
  ('webhooks.create', array['owner', 'admin']),
  ('webhooks.change', array['owner', 'admin']),
  ('webhooks.remove', array['owner', 'admin']),
  ('activity.read', array['owner', 'admin'])
) as vocabulary (permission, roles);

-- The permissions that an API key can hold: none that reaches people or hands on rights.
create view private.key_scopes as
select permission
from (values
  ('workspace.read'),
  ('projects.read'),
  ('projects.create'),
  ('projects.change'),
  ('projects.remove'),
  ('tasks.read'),
  ('tasks.create'),
  ('tasks.change'),
  ('tasks.remove'),
  ('comments.read'),
  ('comments.create'),
  ('attachments.read'),
  ('attachments.create')
) as vocabulary (permission);

-- The permissions that end with the session: those that remove something, give away access or hand out a secret. Those that hand out a
-- secret or decide on a whole tenant need a recent proof of the person.
create view private.sensitive_permissions as
select permission, needs_proof
from (values
  ('workspace.remove', true),
  ('workspace.transfer', true),
  ('workspace.secure', true),
  ('members.change', false),
  ('members.remove', false),
  ('members.leave', false),
  ('projects.remove', false),
  ('tasks.remove', false),
  ('labels.remove', false),
  ('comments.remove', false),
  ('comments.moderate', false),
  ('attachments.remove', false),
  ('attachments.moderate', false),
  ('invitations.create', false),
  ('invitations.remove', false),
  ('api-keys.create', true),
  ('api-keys.remove', true),
  ('webhooks.create', true),
  ('webhooks.change', true),
  ('webhooks.remove', true)
) as vocabulary (permission, needs_proof);

-- The functions of private read the vocabularies. No client does.
revoke all on private.role_permissions, private.key_scopes, private.sensitive_permissions
  from public, anon, authenticated, service_role;
