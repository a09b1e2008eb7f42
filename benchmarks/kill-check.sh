#!/usr/bin/env bash
# Kills a run with SIGKILL at random moments, resumes it, and compares its outputs with those of a run that was left
# alone. Every kill but the last hits the same folder again, as a bad week would.
#   benchmarks/kill-check.sh [STUDY] [KILLS]
set -euo pipefail
cd "$(dirname "$0")/.."
study="${1:-studies/influenza.yaml}"
kills="${2:-20}"
work="$(mktemp -d)"
exact="posterior.csv model.safetensors diagnostics.json manifest.json"
numbers() { # the simulations of a store as text, to the bit
  python3 - "$1" <<'PY'
import sqlite3, sys
store = sqlite3.connect(sys.argv[1])
for name in ("training", "calibration", "predictive"):
    for row in store.execute(f"SELECT * FROM {name} ORDER BY row"):
        print(name, *(v.hex() if isinstance(v, float) else v for v in row))
PY
}

start=$(date +%s%N)
./sibyl run "$study" --out "$work/whole" --seed 1 --threads 2 --json >/dev/null 2>&1
whole_ms=$((($(date +%s%N) - start) / 1000000))
echo "uninterrupted: ${whole_ms} ms"

RANDOM=1
failed=0
for kill in $(seq 1 "$kills"); do
  out="$work/killed-$kill"
  wait_ms=$((RANDOM * whole_ms / 32767))
  ./sibyl run "$study" --out "$out" --seed 1 --threads 2 --json >/dev/null 2>&1 &
  run=$!
  sleep "$(awk "BEGIN { print $wait_ms / 1000 }")"
  kill -9 "$run" 2>/dev/null || true
  wait "$run" 2>/dev/null || true
  stage="$(tail -n 1 "$out/run.log" 2>/dev/null | cut -d' ' -f2- || true)"
  ./sibyl run "$study" --out "$out" --seed 1 --threads "$((kill % 2 + 1))" --resume --json >/dev/null 2>"$work/errors" ||
    { cat "$work/errors"; failed=1; }
  same=yes
  for file in $exact; do
    cmp -s "$work/whole/$file" "$out/$file" || { same="no ($file)"; failed=1; }
  done
  cmp -s <(numbers "$work/whole/simulations.db") <(numbers "$out/simulations.db") || { same="no (simulations)"; failed=1; }
  echo "kill $kill after ${wait_ms} ms (${stage:-before the folder}): identical: $same"
  rm -rf "$out"
done
rm -rf "$work"
exit "$failed"
