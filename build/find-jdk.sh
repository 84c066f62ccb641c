# shellcheck shell=sh
# Sourced by the launcher and by mvnw. find_jdk MAJOR looks for a JDK of that major version or newer
# in JAVA_HOME, on PATH and in the usual folders of Linux and macOS, and sets $jdk to its folder.
# Versions are read from the `release` file, because starting each java would take longer than
# everything else the launcher does.

jdk_major() {
  [ -r "$1/release" ] && [ -x "$1/bin/java" ] || return 1
  while IFS='=' read -r name value; do
    if [ "$name" = JAVA_VERSION ]; then
      value=${value#\"}
      value=${value%%[!0-9]*}
      echo "${value:-0}"
      return 0
    fi
  done <"$1/release"
  return 1
}

is_jdk() {
  [ -x "$1/bin/javac" ] || return 1
  major=$(jdk_major "$1") || return 1
  [ "$major" -ge "$2" ]
}

find_jdk() {
  jdk=${JAVA_HOME:-}
  if [ -n "$jdk" ] && is_jdk "$jdk" "$1"; then
    return 0
  fi
  if java_path=$(command -v java 2>/dev/null); then
    # PATH usually holds a link into the JDK; the folder above its target's bin is the JDK.
    java_path=$(readlink -f "$java_path" 2>/dev/null || echo "$java_path")
    jdk=${java_path%/bin/java}
    is_jdk "$jdk" "$1" && return 0
  fi
  for jdk in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/nonexistent}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    is_jdk "$jdk" "$1" && return 0
  done
  jdk=
  return 1
}
