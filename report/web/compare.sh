#!/bin/sh
# Makes the figure bundle again and compares it with the one that is checked in; the Maven build runs this.
# It says so and passes where there is no Node 20 or no way to its packages.
cd "$(dirname "$0")" || exit 1
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
  echo "Figure bundle not compared with its sources: node and npm are not on the path."
  exit 0
fi
exec node compare.mjs
