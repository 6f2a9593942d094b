-- In which language stills are judged, where a device has none of its own.
alter table organizations
  add column language text not null default 'en',
  add constraint organizations_language check (language in ('en', 'de'));
grant update (language) on organizations to visant_app, visant_system;

-- What agents are shown of a device's stills, and in which language they are asked; a row only where people chose it.
create table device_sights (
  org_id uuid not null,
  device_id text collate "C" not null,
  form text not null,
  language text,
  changed_at timestamptz not null,
  constraint device_sights_pk primary key (org_id, device_id),
  constraint device_sights_org foreign key (org_id) references organizations (id) on delete cascade,
  constraint device_sights_device foreign key (device_id) references devices (id) on delete cascade,
  constraint device_sights_form check (form in ('cropped', 'masked')),
  constraint device_sights_language check (language in ('en', 'de'))
);
alter table device_sights enable row level security, force row level security;
create policy device_sights_app on device_sights to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete, update (form, language, changed_at) on device_sights to visant_app;

-- Parts of the picture, as shares of it.
create table device_sight_regions (
  org_id uuid not null,
  device_id text collate "C" not null,
  place smallint not null,
  name text not null,
  kind text not null,
  x double precision not null,
  y double precision not null,
  w double precision not null,
  h double precision not null,
  constraint device_sight_regions_pk primary key (org_id, device_id, place),
  constraint device_sight_regions_sight foreign key (org_id, device_id)
    references device_sights (org_id, device_id) on delete cascade,
  constraint device_sight_regions_number check (place between 0 and 9),
  constraint device_sight_regions_name check (char_length(name) between 1 and 60),
  constraint device_sight_regions_kind check (kind in ('include', 'mask')),
  constraint device_sight_regions_within check (
    x >= 0 and y >= 0 and w > 0 and h > 0 and x + w <= 1.000001 and y + h <= 1.000001)
);
alter table device_sight_regions enable row level security, force row level security;
create policy device_sight_regions_app on device_sight_regions to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete on device_sight_regions to visant_app;

-- Captures that show what is normal. One that is deleted is none any more.
create table device_sight_references (
  org_id uuid not null,
  device_id text collate "C" not null,
  place smallint not null,
  capture_id uuid not null,
  constraint device_sight_references_pk primary key (org_id, device_id, place),
  constraint device_sight_references_sight foreign key (org_id, device_id)
    references device_sights (org_id, device_id) on delete cascade,
  constraint device_sight_references_capture foreign key (org_id, capture_id)
    references captures (org_id, id) on delete cascade,
  constraint device_sight_references_number check (place between 0 and 2)
);
create index device_sight_references_by_capture on device_sight_references (org_id, capture_id);
alter table device_sight_references enable row level security, force row level security;
create policy device_sight_references_app on device_sight_references to visant_app
  using (org_id = nullif(current_setting('visant.org', true), '')::uuid)
  with check (org_id = nullif(current_setting('visant.org', true), '')::uuid);
grant select, insert, delete on device_sight_references to visant_app;
