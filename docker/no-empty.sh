#!/bin/bash
# no-empty COMMAND...: refuses to start with a setting left empty, then runs the command. There may be no trunk.
for name in ${!HUIZHEN_@} ${!KC_@} ${!JANUS_@} ${!TURN_@}; do
  if [ -z "${!name}" ] && [[ $name != HUIZHEN_TRUNK* ]]; then
    echo "$name is empty: fill it in in docker/.env" >&2
    exit 1
  fi
done
exec "$@"
