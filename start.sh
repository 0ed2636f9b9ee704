#!/usr/bin/env bash
# One command on a fresh machine: installs, builds, and runs Siyaq on the demo press (offline, embedded store).
#   ./start.sh            demo press with stories at http://127.0.0.1:8080
#   ./start.sh serve …    any other siyaq command with its options
set -euo pipefail
cd "$(dirname "$0")"
command -v node >/dev/null || { echo "Siyaq needs Node.js 20.19 or later: https://nodejs.org — يحتاج سياق إلى Node.js" >&2; exit 1; }
node scripts/check-node.mjs
lock=$(node -p "require('node:crypto').createHash('sha256').update(require('node:fs').readFileSync('package-lock.json')).digest('hex')")
if [ "$(cat node_modules/.siyaq-lock 2>/dev/null || true)" != "$lock" ]; then
  echo "Installing packages (the SQLite binding is compiled when no ready one is at hand) …" >&2
  npm ci --no-fund --no-audit --loglevel=error
  echo "$lock" > node_modules/.siyaq-lock
fi
echo "Building …" >&2
npm run -s build
if [ $# -eq 0 ]; then set -- demo; fi
exec node dist/main.js "$@"
