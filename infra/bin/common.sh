# shellcheck shell=bash
# What the scripts here share. Source it from the repository's root. Runs on bash 3.2 too, which is what macOS has.

# Says its arguments, a line each.
say() { printf '%s\n' "$@"; }

fail() {
  printf '\n%s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '  %s\n' "$@" >&2
  exit 1
}

# Whether anything listens on host $1, port $2.
listens() { (: <"/dev/tcp/$1/$2") 2>/dev/null; }

# The body (and head) of GET $3 at host $1, port $2; nothing when there is no answer within seconds.
http_get() (
  exec 3<>"/dev/tcp/$1/$2" || exit 1
  printf 'GET %s HTTP/1.0\r\nHost: %s\r\n\r\n' "$3" "$1" >&3
  while IFS= read -r -t 3 line <&3 || [ -n "$line" ]; do say "$line"; done
) 2>/dev/null

# The value of $2 in file $1, which has lines of key=value; nothing when there is no such file.
entry() { [ ! -f "$1" ] || sed -n "s/^$2=//p" "$1"; }

# Whether process $1 lives and its command line has $2 in it: a number alone may belong to somebody else by now.
is_process() {
  [ -n "$1" ] && ps -ww -p "$1" -o args= 2>/dev/null | grep -qF -- "$2"
}

# Ends process $1 and waits until it is gone, at most 20 s; then not so kindly.
end_process() {
  local waited=0
  kill "$1" 2>/dev/null || return 0
  while kill -0 "$1" 2>/dev/null && [ $waited -lt 200 ]; do
    sleep 0.1
    waited=$((waited + 1))
  done
  kill -9 "$1" 2>/dev/null || true
}
