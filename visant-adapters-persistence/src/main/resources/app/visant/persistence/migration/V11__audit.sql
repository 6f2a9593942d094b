-- Who did what. Entries outlive what they tell of, so they refer to nothing: no foreign keys, which would also delete or
-- change them past these grants. They hold ids, never what somebody wrote.
create table audit_entries (
  id uuid not null,
  -- Whose log shows it; null for what concerns the platform alone.
  org_id uuid,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  subject_kind text,
  subject_id text,
  detail text,
  address text not null,
  request_id text not null,
  constraint audit_entries_pk primary key (id),
  constraint audit_entries_actor
    check (actor_kind in ('user', 'device', 'key', 'operator', 'server', 'anonymous')),
  constraint audit_entries_action check (action ~ '^[a-z]+[.][a-z_]+$'),
  constraint audit_entries_subject check ((subject_kind is null) = (subject_id is null)),
  constraint audit_entries_detail check (detail ~ '^[a-z0-9_]{1,40}$'),
  constraint audit_entries_lengths check (
    char_length(actor_id) <= 100 and char_length(subject_id) <= 100 and char_length(address) <= 100
      and char_length(request_id) <= 64)
);
create index audit_entries_by_org on audit_entries (org_id, at desc, id desc);
alter table audit_entries enable row level security, force row level security;
create policy audit_entries_app on audit_entries to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
create policy audit_entries_system on audit_entries for insert to visant_system with check (true);
-- Appended to, and read by the organization whose it is; nobody changes or removes an entry.
grant select, insert on audit_entries to visant_app;
grant insert on audit_entries to visant_system;
