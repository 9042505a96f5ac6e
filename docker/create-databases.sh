#!/bin/sh
# One database and one role for each service; nobody else may connect to it.
set -eu
for database in identity catalog orders payment notifier; do
  psql -v ON_ERROR_STOP=1 -U postgres -v database="$database" -v role="stallhouse_$database" -v password="$SERVICE_PASSWORD" <<'SQL'
create role :"role" login password :'password';
create database :"database" owner :"role";
revoke connect, temporary on database :"database" from public;
SQL
done
