#!/bin/sh
# fill FROM TO COMMAND...: copies the configuration with ${...} filled in from the environment, then runs the command.
set -eu
from=$1 to=$2
shift 2
umask 077
mkdir -p "$to"
for file in "$from"/*; do
  for name in $(grep -o '\${[A-Z_]*}' "$file" | tr -d '${}' | sort -u); do
    printenv "$name" > /dev/null || { echo "$name is not set" >&2; exit 1; }
  done
  envsubst < "$file" > "$to/$(basename "$file")"
done
exec "$@"
