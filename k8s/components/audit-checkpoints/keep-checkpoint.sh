#!/bin/sh
# Fetches the signed checkpoint of one service and puts it into the bucket, named by the time. The bucket keeps every version
# for its retention period, so writing the same name again changes no earlier version. The credentials are in a file in this
# pod's memory, and on no command line.
set -eu
umask 077
curl --silent --show-error --fail --max-time 10 --output /tmp/checkpoint.json "$CHECKPOINT_URL"
sum=$(sha256sum /tmp/checkpoint.json | cut -d ' ' -f 1 | xxd -r -p | base64)
printf 'user = "%s:%s"\n' "$ACCESS_KEY_ID" "$ACCESS_SECRET_KEY" >/tmp/credentials
curl --silent --show-error --fail --max-time 20 --config /tmp/credentials --aws-sigv4 "aws:amz:$REGION:s3" \
  --header "x-amz-checksum-sha256: $sum" --header "content-type: application/json" \
  --upload-file /tmp/checkpoint.json "$BUCKET_URL/$SERVICE/$(date -u +%Y/%m/%d/%H%M%S).json"
