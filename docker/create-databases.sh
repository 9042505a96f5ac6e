#!/bin/sh
# One database and one role for each service; nobody else may connect to it. Safe to run again: `docker compose exec postgres
# sh /docker-entrypoint-initdb.d/10-databases.sh` gives a market of an older release the passwords of its own.
set -eu
psql -v ON_ERROR_STOP=1 -q -U postgres -f /keys/postgres/databases.sql
