#!/bin/sh
# Compiles the simulator against Sibyl's core, as any build tool would; run it once before the study.
set -e
cd "$(dirname "$0")"
. ../../.mvn/find-jdk.sh
"$(find_jdk25)/bin/javac" -cp ../../core/target/classes -d classes src/com/example/Ricker.java
