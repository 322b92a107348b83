#!/usr/bin/env bash
# From a graph to a video with curl alone: save, list, compile, export, wait, download.
# Usage: api-story.sh [ADDRESS] [GRAPH FILE] [VIDEO FILE]
set -euo pipefail

base=${1:-http://127.0.0.1:8000}
graph=${2:-$(dirname "$0")/first-circle.graph.json}
video=${3:-first-circle.mp4}

# The value of a text field in a JSON answer.
field() { grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d '"' -f 4; }
json='Content-Type: application/json'

echo '# Save a graph'
created=$(curl -fsS -X POST "$base/api/graphs" -H "$json" --data-binary "@$graph")
echo "$created"
id=$(field id <<<"$created")

echo '# List the newest graphs'
curl -fsS "$base/api/graphs?sort=updated_at&order=desc&limit=3"
echo

echo '# See its Python, and compile a graph without saving it'
curl -fsS "$base/api/graphs/$id/python"
curl -fsS -X POST "$base/api/compile" -H "$json" --data-binary "@$graph" | grep -o '"diagnostics":[^]]*]'

echo '# Export it'
ticket=$(curl -fsS -X POST "$base/api/export" -H "$json" \
  -d "{ \"graph_id\": \"$id\", \"format\": \"mp4\", \"quality\": \"480p\", \"frame_rate\": 30 }")
echo "$ticket"
job=$(field job_id <<<"$ticket")

echo '# Ask until it is done'
status=queued
while [[ $status == queued || $status == rendering ]]; do
  sleep 0.3
  state=$(curl -fsS "$base/api/export/$job")
  status=$(field status <<<"$state")
done
echo "$state"
[[ $status == completed ]]
url=$(field download_url <<<"$state")

echo '# Download it, and the first hundred bytes alone'
curl -fsS -o "$video" "$base$url"
curl -fsS -r 0-99 -o "$video.head" -w '%{http_code}\n' "$base$url"

echo '# Clean up'
curl -fsS -X DELETE "$base/api/export/$job"
curl -fsS -X DELETE "$base/api/graphs/$id"
echo "$video"
