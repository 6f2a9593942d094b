#!/bin/sh
# What Maven runs: `build.sh build FOLDER` installs the libraries if the lock has changed and builds if a source has,
# `build.sh test` runs the unit tests. FOLDER is where the finished files go.
set -eu
cd "$(dirname "$0")"

need_node() {
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        echo "The dashboard is built with Node 20.19 or newer and npm, and there is none on PATH." >&2
        echo "On Debian 13: apt-get install nodejs npm. Or leave the dashboard out: mvn -Dskip.ui ..." >&2
        exit 1
    fi
    node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' || {
        echo "The dashboard needs Node 20.19 or newer, and this is $(node --version). Or leave it out: mvn -Dskip.ui ..." >&2
        exit 1
    }
}

install() {
    cmp -s package-lock.json node_modules/.installed && return 0
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.installed
}

# True if anything is newer than the file.
newer_than() {
    [ ! -f "$1" ] || [ -n "$(find . -path ./node_modules -prune -o -path ./generated -prune -o -type f -newer "$1" -print | head -n 1)" ]
}

need_node
case $1 in
    build)
        newer_than "$2/files.txt" || exit 0
        install
        npm run --silent build
        ;;
    test)
        newer_than node_modules/.tested || exit 0
        install
        npm run --silent types
        npm test --silent
        touch node_modules/.tested
        ;;
esac
