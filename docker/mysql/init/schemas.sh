#!/bin/bash
# Run by the image once, on an empty data folder: the two schemas and their users. The app's user gets its rights from
# the owner's migrations, table by table.
set -euo pipefail
for name in HUIZHEN_DB_OWNER_PASSWORD HUIZHEN_DB_PASSWORD KEYCLOAK_DB_PASSWORD; do
  [ -n "${!name}" ] || { echo "$name is empty: fill it in in docker/.env" >&2; exit 1; }
done
mysql --user=root --password="${MYSQL_ROOT_PASSWORD}" <<SQL
CREATE USER 'huizhen_owner'@'%' IDENTIFIED BY '${HUIZHEN_DB_OWNER_PASSWORD}';
CREATE USER 'huizhen_app'@'%' IDENTIFIED BY '${HUIZHEN_DB_PASSWORD}';
CREATE USER 'keycloak'@'%' IDENTIFIED BY '${KEYCLOAK_DB_PASSWORD}';
CREATE DATABASE huizhen CHARACTER SET utf8mb4;
CREATE DATABASE keycloak CHARACTER SET utf8mb4;
GRANT ALL ON huizhen.* TO 'huizhen_owner'@'%' WITH GRANT OPTION;
GRANT ALL ON keycloak.* TO 'keycloak'@'%';
SQL
