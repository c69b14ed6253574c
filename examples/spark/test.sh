#!/usr/bin/env bash
# examples/spark/test.sh [--records FILE.jsonl[.gz]] [--count N] [--no-kill]: the job at work in local-cluster[2,1,1024], one executor
# killed in the middle, its tables compared row by row with what one `extract` answers. Needs Node, npm, Python 3 and Java 17; PySpark is
# installed into a folder of its own ($SPARK_TEST_VENV, else a temporary one).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

venv=${SPARK_TEST_VENV:-$folder/venv}
if ! "$venv/bin/python" -c 'import pyspark' 2> /dev/null; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet 'pyspark==4.*'
fi

# The package is packed from dist/ as it is: `npm run build` first.
package=${AALAM_PACKAGE:-$folder/$(cd "$here/../.." && npm pack --ignore-scripts --silent --pack-destination "$folder")}
"$venv/bin/python" "$here/test_job.py" --package "$package" --folder "$folder" "$@"
