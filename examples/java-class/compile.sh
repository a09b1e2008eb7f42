#!/bin/sh
# Compiles the simulator against Sibyl's core, as any build tool would; run it once before the study.
set -e
cd "$(dirname "$0")"
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -cp ../../core/target/classes -d classes src/com/example/Ricker.java
