-- What an import has written, put aside; the tables are as they were before it.
create table kept_imports as table offboarding_imports;
create table kept_rows as table offboarding_import_rows;
create table kept_flags as table offboarding_flags;
create table kept_entries as select * from activity_entries where at >= (select created_at from offboarding_imports);
create table kept_heads as select * from activity_heads where organisation_id in (select organisation_id from kept_entries);
create table kept_mails as table mails;
-- an import is read before it is applied; that is a rule, and stands in the database's way, too
update kept_imports set state = 'read', applied_to = 0, applied_at = null, applied_by = null, applied_by_name = null, ended_at = null;

set session_replication_role = replica;
delete from mails;
delete from activity_entries e using kept_entries k where (e.organisation_id, e.seq) = (k.organisation_id, k.seq);
update activity_heads h set seq = e.seq, hash = e.hash
from (select distinct on (organisation_id) organisation_id, seq, hash from activity_entries order by organisation_id, seq desc) e
where h.organisation_id = e.organisation_id;
delete from offboarding_flags;
delete from offboarding_import_rows;
delete from offboarding_imports;
reset session_replication_role;
