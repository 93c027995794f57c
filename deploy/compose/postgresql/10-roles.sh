#!/bin/sh
# Makes the two roles and the database, once, on an empty cluster: the application works with rows, the owner migrates.
# Needs HMS_OWNER_PASSWORD and HMS_APP_PASSWORD; connects as psql does (PGHOST, PGPORT, PGUSER …).
set -eu

psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-${PGUSER:-postgres}}" --dbname=postgres << 'SQL'
\getenv owner_password HMS_OWNER_PASSWORD
\getenv app_password HMS_APP_PASSWORD
create role hms_owner login password :'owner_password';
create role hms_app login password :'app_password';
create database hms owner hms_owner;
revoke connect, temporary on database hms from public;
grant connect on database hms to hms_app;
\connect hms
create extension if not exists btree_gist;
SQL
