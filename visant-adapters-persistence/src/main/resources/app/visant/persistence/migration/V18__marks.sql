-- What a person says a still shows. Who said what before is in the audit log.
alter table captures
  add column mark_state text,
  add column mark_note text,
  add column marked_by uuid,
  add column marked_at timestamptz,
  add constraint captures_mark_author foreign key (marked_by) references users (id) on delete set null,
  add constraint captures_mark_state check (mark_state in ('normal', 'abnormal', 'uncertain')),
  add constraint captures_mark_note_length check (char_length(mark_note) between 1 and 1000),
  add constraint captures_mark check (
    (mark_state is null) = (marked_at is null)
      and (mark_state is not null or (mark_note is null and marked_by is null)));
-- What waits to be looked at, and what was looked at, from which accuracy is counted.
create index captures_unmarked_by_device on captures
  (org_id, device_id, classification_state, captured_at desc, id desc)
  where classification_state in ('abnormal', 'uncertain') and marked_at is null;
create index captures_unmarked_by_time on captures (org_id, classification_state, captured_at desc, id desc)
  where classification_state in ('abnormal', 'uncertain') and marked_at is null;
create index captures_marked on captures (org_id, captured_at desc, id desc) where marked_at is not null;
create index captures_by_marker on captures (marked_by) where marked_by is not null;
grant update (mark_state, mark_note, marked_by, marked_at) on captures to visant_app;
