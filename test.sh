#!/usr/bin/env bash
# One command that installs what the tests need and passes all of them.
# PostgreSQL, PgBouncer, nats-server, nginx, faketime, Chromium, newsboat and, on Debian 12, podman with debootstrap come from Debian's packages when they are missing and we may install (root or sudo);
# a part that stays missing fails its tests with a message, never silently.
set -uo pipefail
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "Siyaq needs Node.js 20.19 or later" >&2; exit 1; }
node scripts/check-node.mjs || exit 1

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v newsboat >/dev/null || missing+=(newsboat)
[ -n "$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null)" ] || command -v initdb >/dev/null || missing+=(postgresql)
command -v pgbouncer >/dev/null || [ -x /usr/sbin/pgbouncer ] || missing+=(pgbouncer)
command -v nats-server >/dev/null || [ -x /usr/sbin/nats-server ] || missing+=(nats-server)
command -v nginx >/dev/null || [ -x /usr/sbin/nginx ] || missing+=(nginx-light)
command -v faketime >/dev/null || missing+=(faketime)
command -v openssl >/dev/null || missing+=(openssl)
fc-list 2>/dev/null | grep -qi naskh || missing+=(fonts-noto-core)
if [ "$(id -u)" -eq 0 ] && grep -q '^VERSION_CODENAME=bookworm$' /etc/os-release 2>/dev/null; then
  for name in podman crun podman-compose debootstrap iptables; do
    command -v "$name" >/dev/null || [ -x "/usr/sbin/$name" ] || missing+=("$name")
  done
  [ -x /usr/lib/podman/netavark ] || missing+=(netavark)
  [ -x /usr/lib/podman/aardvark-dns ] || missing+=(aardvark-dns)
  command -v ip >/dev/null || [ -x /usr/sbin/ip ] || missing+=(iproute2)
fi
if [ ${#missing[@]} -gt 0 ] && command -v apt-get >/dev/null; then
  as=""
  [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && as="sudo -n"; }
  if [ "$(id -u)" -eq 0 ] || [ -n "$as" ]; then
    echo "Installing ${missing[*]} …"
    $as apt-get update -qq >/dev/null 2>&1
    DEBIAN_FRONTEND=noninteractive $as apt-get install -y -qq "${missing[@]}" >/dev/null 2>&1 || echo "Could not install ${missing[*]}; their tests will say so."
  else
    echo "Not installed and no right to install: ${missing[*]}. Their tests will say so. (As root: apt-get install ${missing[*]})"
  fi
elif [ ${#missing[@]} -gt 0 ]; then
  echo "Not installed: ${missing[*]}. Their tests will say so."
fi

npm ci --no-fund --no-audit --loglevel=error || exit 1
exec node scripts/run-checks.mjs "$@"
