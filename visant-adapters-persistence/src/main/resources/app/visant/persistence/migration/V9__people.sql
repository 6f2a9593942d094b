-- Invitations by mail. The token is in the mail alone; rows are remembered for a while after their end, to tell whoever
-- comes late what became of them.
create table invitations (
  id uuid not null,
  org_id uuid not null,
  email text not null,
  role text not null,
  token_digest bytea not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  constraint invitations_pk primary key (org_id, id),
  constraint invitations_token_unique unique (token_digest),
  constraint invitations_token_length check (octet_length(token_digest) = 32),
  constraint invitations_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint invitations_inviter foreign key (invited_by) references users (id) on delete set null,
  constraint invitations_email_lower check (email = lower(email)),
  constraint invitations_role check (role in ('owner', 'admin', 'editor', 'viewer')),
  constraint invitations_fate check (accepted_at is null or revoked_at is null)
);
-- One address is invited to one organization once at a time.
create unique index invitations_waiting on invitations (org_id, email)
  where accepted_at is null and revoked_at is null;
create index invitations_by_age on invitations (org_id, created_at desc, id desc);
create index invitations_by_inviter on invitations (invited_by) where invited_by is not null;
alter table invitations enable row level security, force row level security;
create policy invitations_app on invitations to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy invitations_system on invitations to visant_system using (true) with check (true);
grant select (id, org_id, email, role, invited_by, created_at, expires_at, accepted_at, revoked_at),
  update (revoked_at) on invitations to visant_app;
grant select, insert, delete, update (accepted_at, revoked_at) on invitations to visant_system;

-- Members are listed by when they came.
create index memberships_by_age on memberships (org_id, created_at desc, user_id desc);
drop index memberships_by_org;
