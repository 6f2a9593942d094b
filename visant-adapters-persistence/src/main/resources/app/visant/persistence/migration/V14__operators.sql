-- What the operator of the platform closed for a while, and why; the reason is the operator's own note.
alter table organizations
  add column suspended_at timestamptz,
  add column suspension_reason text,
  add constraint organizations_suspension check (
    (suspended_at is null) = (suspension_reason is null) and char_length(suspension_reason) between 1 and 200);
grant update (suspended_at, suspension_reason) on organizations to visant_system;
create index organizations_by_age on organizations (created_at desc, id desc);

alter table users
  add column suspended_at timestamptz,
  add column suspension_reason text,
  add constraint users_suspension check (
    (suspended_at is null) = (suspension_reason is null) and char_length(suspension_reason) between 1 and 200);
grant update (suspended_at, suspension_reason) on users to visant_system;
create index users_by_age on users (created_at desc, id desc);

-- Who is suspended loses the keys they made, in whichever organization.
grant delete on api_keys to visant_system;

-- What concerns the platform alone is read by its operators. The log of an organization is still read in its name only.
create policy audit_entries_platform on audit_entries for select to visant_system using (org_id is null);
grant select on audit_entries to visant_system;
