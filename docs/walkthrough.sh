#!/usr/bin/env bash
# A walk through organizations, people and codes, by curl alone: sign up, prove the address, invite a viewer, accept,
# meet the limits of the role, redeem a code, activate the sixth device. Continuous integration runs it as it is.
#
#   VISANT_ADMIN_EMAILS=operator@example.org ./visant serve       # in another terminal, on an empty data folder
#   docs/walkthrough.sh http://localhost:8000 data/outbox         # the folder where mail lies when no SMTP is configured
set -euo pipefail
server=${1:?"usage: docs/walkthrough.sh SERVER OUTBOX"}
outbox=${2:?"usage: docs/walkthrough.sh SERVER OUTBOX"}
password='a long enough password'

say() { printf '\n== %s\n' "$*"; }

# call EXPECTED-STATUS METHOD PATH [TOKEN] [JSON]: prints the answer's body, and fails on any other status.
call() {
    local expected=$1 method=$2 path=$3 token=${4:-} json=${5:-} answer status
    local -a more=()
    [[ -z $token ]] || more+=(-H "Authorization: Bearer $token")
    [[ -z $json ]] || more+=(-H 'Content-Type: application/json' -d "$json")
    answer=$(curl -sS -X "$method" -w '\n%{http_code}' ${more[@]+"${more[@]}"} "$server$path")
    status=${answer##*$'\n'}
    printf '%s %s -> %s\n' "$method" "$path" "$status" >&2
    if [[ $status != "$expected" ]]; then
        printf 'expected %s:\n%s\n' "$expected" "$answer" >&2
        exit 1
    fi
    printf '%s\n' "${answer%$'\n'*}"
}

# field NAME: the text of the first such field of the JSON that is piped in.
field() { sed -n 's/.*"'"$1"'":"\([^"]*\)".*/\1/p' | head -n 1; }

# expect TEXT: fails unless the JSON that is piped in contains it.
expect() {
    local json
    json=$(cat)
    [[ $json == *"$1"* ]] || { printf 'expected %s in %s\n' "$1" "$json" >&2; exit 1; }
}

# mailed ADDRESS SUBJECT: the token of the link in the mail to that address; it may take a few seconds to come.
mailed() {
    local tries file
    for ((tries = 0; tries < 120; tries++)); do
        for file in "$outbox"/*.eml; do
            if [[ -e $file ]] && grep -q "^To: .*$1" "$file" && grep -q "^Subject: .*$2" "$file"; then
                # Undoes quoted-printable: soft line breaks, and the equals sign.
                tr -d '\r' <"$file" | sed -e ':more' -e '/=$/{N;s/=\n//;bmore' -e '}' -e 's/=3D/=/g' |
                    sed -n 's/.*#token=\([A-Za-z0-9_-]*\).*/\1/p' | head -n 1
                return
            fi
        done
        sleep 0.5
    done
    printf 'no mail to %s about %s came\n' "$1" "$2" >&2
    exit 1
}

sign_up() {
    call 200 POST /v1/auth/signup '' "{\"email\":\"$1\",\"password\":\"$password\",\"name\":\"$2\",\"organization_name\":\"$3\"}" | field access_token
}

say 'An operator of the platform, by VISANT_ADMIN_EMAILS and a proven address'
operator=$(sign_up operator@example.org Olga Operations)
call 403 GET /v1/admin/codes "$operator" | expect '"code":"forbidden"'
call 204 POST /v1/auth/verify-email '' "{\"token\":\"$(mailed operator@example.org 'Confirm')\"}"
code=$(call 200 POST /v1/admin/codes "$operator" '{"benefit_type":"device_slots","benefit_value":1,"max_uses":1}' | field code)
made=$(call 200 POST /v1/admin/devices "$operator" '{"quantity":1}')
device=$(field id <<<"$made")
claim=$(field claim_code <<<"$made")

say 'Sign up: an organization with five slots and a trial'
owner=$(sign_up owner@example.org Ada Lakeside)
call 204 POST /v1/auth/verify-email '' "{\"token\":\"$(mailed owner@example.org 'Confirm')\"}"
call 200 GET /v1/auth/me "$owner" | expect '"device_slots":5'

say 'Invite a viewer, who accepts with an account of her own'
call 200 POST /v1/organizations/current/invitations "$owner" '{"email":"viewer@example.org","role":"viewer"}' | expect '"role":"viewer"'
invitation=$(mailed viewer@example.org 'invited')
viewer=$(call 200 POST /v1/invitations/accept '' "{\"token\":\"$invitation\",\"name\":\"Vera\",\"password\":\"$password\"}" | field access_token)
call 409 POST /v1/invitations/accept '' "{\"token\":\"$invitation\",\"password\":\"$password\"}" | expect '"code":"invitation_used"'
call 200 GET /v1/organizations/current/members "$owner" | expect viewer@example.org

say 'The limits of her role'
call 200 GET /v1/devices "$viewer" >/dev/null
call 403 POST /v1/devices "$viewer" '{"name":"Not mine"}' | expect '"code":"forbidden"'
call 403 POST /v1/organizations/current/invitations "$viewer" '{"email":"friend@example.org","role":"viewer"}' | expect '"code":"forbidden"'
call 403 POST "/v1/codes/$code/redeem" "$viewer" | expect '"code":"forbidden"'
call 403 GET /v1/admin/codes "$owner" | expect '"code":"forbidden"'

say 'Five devices fit, the sixth does not'
for number in 1 2 3 4 5; do
    call 200 POST /v1/devices "$owner" "{\"name\":\"Camera $number\"}" >/dev/null
done
sixth="{\"device_id\":\"$device\",\"claim_code\":\"$claim\",\"name\":\"Camera 6\"}"
call 402 POST /v1/devices/activate "$owner" "$sixth" | expect '"code":"no_device_slot"'

say 'Redeem a code, once, and activate the sixth'
call 200 POST "/v1/codes/$code/redeem" "$owner" | expect '"device_slots":6'
call 422 POST "/v1/codes/$code/redeem" "$owner" | expect '"code":'
call 200 POST /v1/devices/activate "$owner" "$sixth" | expect "visant://activate?device=$device"
call 200 GET /v1/auth/me "$owner" | expect '"devices_used":6'

say 'All of it went as it should'
