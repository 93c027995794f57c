-- Two roles: the owner (who runs this) migrates, the application only works with rows.
-- Whatever the owner creates later, the engine's tables included, is granted here once.
create extension if not exists btree_gist;

revoke create on schema public from public;
grant usage on schema public to "${applicationRole}";
alter default privileges in schema public grant select, insert, update, delete on tables to "${applicationRole}";
alter default privileges in schema public grant usage, select on sequences to "${applicationRole}";
