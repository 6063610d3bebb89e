-- A webhook hands on what happens in a workspace, so making one, or turning one elsewhere, ends with the session.
insert into private.sensitive_permissions (permission) values ('webhooks.create'), ('webhooks.change');
