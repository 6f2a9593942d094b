-- Drafts of descriptions on trial. Nothing here is ever read by the judging of stills.
create table previews (
  org_id uuid not null,
  id uuid not null,
  device_id text collate "C",
  text text not null,
  author uuid,
  created_at timestamptz not null,
  total integer not null,
  estimated_micros bigint not null,
  status text not null,
  ended_at timestamptz,
  constraint previews_pk primary key (org_id, id),
  constraint previews_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint previews_author foreign key (author) references users (id) on delete set null,
  constraint previews_length check (char_length(text) between 1 and 8000),
  constraint previews_total check (total between 0 and 200 and estimated_micros >= 0),
  constraint previews_status check (status in ('running', 'completed', 'cancelled', 'failed')),
  constraint previews_end check ((status = 'running') = (ended_at is null))
);
create index previews_running on previews (org_id) where status = 'running';
create index previews_by_end on previews (org_id, ended_at) where ended_at is not null;
create index previews_by_author on previews (author) where author is not null;
alter table previews enable row level security, force row level security;
create policy previews_app on previews to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (status, ended_at) on previews to visant_app;

-- The stills that each is tried on. One that is deleted meanwhile stays here by name, and is passed over.
create table preview_stills (
  org_id uuid not null,
  preview_id uuid not null,
  place smallint not null,
  record_id text collate "C" not null,
  looked_at boolean not null default false,
  before_state text,
  after_state text,
  reason text,
  cost_micros bigint not null default 0,
  constraint preview_stills_pk primary key (org_id, preview_id, place),
  constraint preview_stills_once unique (org_id, preview_id, record_id),
  constraint preview_stills_preview foreign key (org_id, preview_id) references previews (org_id, id) on delete cascade,
  constraint preview_stills_states check (
    before_state in ('normal', 'abnormal', 'uncertain') and after_state in ('normal', 'abnormal', 'uncertain')),
  constraint preview_stills_found check (
    case when looked_at then reason is not null else before_state is null and after_state is null end),
  constraint preview_stills_cost check (cost_micros >= 0)
);
alter table preview_stills enable row level security, force row level security;
create policy preview_stills_app on preview_stills to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (looked_at, before_state, after_state, reason, cost_micros)
  on preview_stills to visant_app;
