# Finds a JDK 25, at least 25.0.3 (earlier builds of 25 have a garbage-collector bug). Sourced by mvnw and sibyl.

# True if $1 is the home of such a JDK.
is_jdk25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  case "$(sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release")" in
  25 | 25.0.[0-2] | 25.0.[0-2].*) return 1 ;;
  25.*) return 0 ;;
  *) return 1 ;;
  esac
}

# Prints the home of the first such JDK in the usual places.
find_jdk25() (
  set +f # mvnw runs without file name expansion
  path_java="$(command -v java 2>/dev/null || true)"
  if [ -n "$path_java" ]; then
    path_java="$(readlink -f "$path_java" 2>/dev/null || echo "$path_java")"
    path_java="${path_java%/bin/java}"
  fi
  for home in "${SIBYL_JDK-}" "${JAVA_HOME-}" "$path_java" \
    /usr/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /opt/*/*jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    "$HOME"/.asdf/installs/java/* "$HOME"/.m2/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home; do
    if [ -n "$home" ] && is_jdk25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done
  return 1
)
