#!/bin/sh
# Runs a job and tells its sentry how it went. The job prints how many rows it loaded.
#
#   SENTRY_API_URL     from the sentry's page
#   SENTRY_API_TOKEN   the sentry's own, or a service account's with sentry:write
#   JOB                what to run, ./load-orders.sh when it is not set
set -u

JOB=${JOB:-./load-orders.sh}

# One parameter each, so that curl encodes them; -G puts them into the address.
tell() {
  set -- "$@" --data-urlencode "meta[host]=$(uname -n)"
  curl --silent --show-error --fail-with-body --max-time 10 --retry 3 \
    -G -X POST -H "Authorization: Bearer $SENTRY_API_TOKEN" "$@" "$SENTRY_API_URL"
}

if rows=$($JOB); then
  tell --data-urlencode "state=happy" \
    --data-urlencode "user_message=$rows orders loaded" \
    --data-urlencode "meta[latest_record_at]=$(date -u +%Y-%m-%dT%H:%M:%SZ)" \
    --data-urlencode "meta[row_counts][orders]=$rows"
else
  status=$?
  tell --data-urlencode "state=sick" \
    --data-urlencode "user_message=The load failed" \
    --data-urlencode "history_note=$JOB ended with $status, see its log" \
    --data-urlencode "private_entry=true"
  exit "$status"
fi
