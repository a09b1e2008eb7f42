#!/bin/sh
# mawk, Debian's awk, reads whole blocks from a pipe unless it is told not to.
case $(awk -W version 2>&1 </dev/null) in
mawk*) exec awk -W interactive -f simulator.awk ;;
*) exec awk -f simulator.awk ;;
esac
