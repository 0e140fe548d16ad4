#!/bin/bash
# Run once by the database image: the three roles, none of them a superuser (src/verband/core/postgres.py).
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username postgres \
    -v app="$WACHTWOORD_APP" -v beheer="$WACHTWOORD_BEHEER" -v backup="$WACHTWOORD_BACKUP" <<'SQL'
CREATE ROLE verband_beheer LOGIN NOSUPERUSER CREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'beheer';
CREATE ROLE verband_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD :'app';
CREATE ROLE verband_backup LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE BYPASSRLS PASSWORD :'backup';
CREATE DATABASE verband OWNER verband_beheer TEMPLATE template0 ENCODING 'UTF8';
REVOKE ALL ON DATABASE verband FROM PUBLIC;
GRANT CONNECT ON DATABASE verband TO verband_app, verband_backup;
SQL
