"""Entities of a table of Arabic texts, on a Spark cluster.

    spark-submit --archives aalam-0.1.0.tgz#aalam extract_job.py INPUT OUTPUT

`extract` runs as a filter on the executors, a process a task. INPUT is a table with a column of texts and one of ids;
OUTPUT/documents gets a row for each of its rows, OUTPUT/entities a row for each entity. Spark unpacks the npm package
once on each executor, where only node has to be; nothing else is installed.
"""

import argparse
import shlex
import subprocess
import tempfile
import threading
from functools import partial

from pyspark import SparkFiles, StorageLevel
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, explode, from_json, size, struct, to_json, when

# Every field of docs/output.md that these tables keep.
ENTITY = """
    id string, type string, subtype string, text string, start int, end int, line int, column int, prefix string,
    parent string, normalized string,
    ref struct<iso3166: string, geonames: long, name: string, country: string, latitude: double, longitude: double>,
    confidence double, rule string, holder string, cluster string, value string, stated string, grain string,
    mod string, calendar string, approximate boolean, conflict string
"""
ANSWER = f"""
    id string, language struct<code: string, arabic: double>, reference string, entities array<struct<{ENTITY}>>,
    warnings array<struct<code: string, message: string>>, error struct<code: string, message: string>,
    provenance struct<version: string, lists: string, model: string, settings: string>
"""


def main():
    args = parse_arguments()
    spark = SparkSession.builder.appName("aalam").getOrCreate()
    table = spark.read.format(args.format).load(args.input)
    if args.partitions:
        table = table.repartition(args.partitions)
    fields = {"id": args.id, "text": args.text, **({"date": args.date} if args.date else {})}
    record = struct(*(col(column).cast("string").alias(name) for name, column in fields.items()))
    records = table.select(to_json(record, {"ignoreNullFields": "false"}))
    command = [args.node, *shlex.split(args.options)]
    lines = records.rdd.map(lambda row: row[0]).mapPartitions(partial(run_filter, command=command))
    answers = (
        spark.createDataFrame(lines.map(lambda line: (line,)), "line string")
        .select(from_json("line", ANSWER, {"mode": "FAILFAST"}).alias("answer"))
        .select("answer.*")
        # Both tables come from one pass. What a lost executor has kept is computed again.
        .persist(StorageLevel.DISK_ONLY)
    )
    counted = when(col("entities").isNotNull(), size("entities")).alias("entity_count")
    documents = answers.select("id", "language", "reference", counted, "warnings", "error", "provenance")
    entities = answers.select(col("id").alias("document"), explode("entities").alias("entity")).select(
        "document", "entity.*"
    )
    documents.write.mode(args.mode).parquet(f"{args.output}/documents")
    entities.write.mode(args.mode).parquet(f"{args.output}/entities")
    spark.stop()


def run_filter(lines, command):
    """Passes the records of a partition, a line each, through `extract`; yields its answers, a line each, in order.

    An answer depends on its record alone, so that a task may be done again or twice. Lines are read no sooner than they
    are asked for: a slow reader slows the filter down, the filter its feeder. Fails where the filter fails, or leaves a
    record without an answer; the error then has the end of what it complained of.
    """
    node, *options = command
    program = SparkFiles.get("aalam/package/bin/extract.js")
    filter_options = ["--input", "jsonl", "--format", "jsonl", "--stream", "--on-error", "mark", "--quiet"]
    with tempfile.TemporaryFile() as complaints:
        with subprocess.Popen(
            [node, program, *filter_options, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
        ) as process:
            feeder = Feeder(lines, process.stdin)
            feeder.start()
            answers = 0
            try:
                for line in process.stdout:
                    answers += 1
                    yield line.decode().rstrip("\n")
                code = process.wait()
            finally:
                # Where nobody wants the rest: no process is left, and nobody reads what belongs to Spark's next task.
                process.kill()
                feeder.join()
        if feeder.error:
            raise feeder.error
        if code != 0 or answers != feeder.count:
            raise RuntimeError(
                f"extract ended with {code} after {answers} answers to {feeder.count} records: {tail(complaints)}"
            )


class Feeder(threading.Thread):
    """Writes lines into a pipe and closes it, while another thread reads what comes out at its end."""

    def __init__(self, lines, pipe):
        super().__init__(daemon=True)
        self.lines = lines
        self.pipe = pipe
        self.count = 0
        self.error = None

    def run(self):
        try:
            with self.pipe:
                for line in self.lines:
                    self.count += 1
                    self.pipe.write(line.encode() + b"\n")
        except BrokenPipeError:
            # The filter is gone: its exit code says why.
            pass
        except Exception as error:
            # What gives us the lines has failed: this must not look like the end of them.
            self.error = error


def tail(file, limit=2000):
    file.seek(max(0, file.seek(0, 2) - limit))
    return file.read().decode(errors="replace").strip() or "it said nothing"


def parse_arguments():
    parser = argparse.ArgumentParser(description="Entities of a table of Arabic texts.")
    parser.add_argument("input", help="table with a row a text")
    parser.add_argument("output", help="folder for the tables documents and entities")
    parser.add_argument("--format", default="parquet", help="of the input: parquet, json, orc … (default: parquet)")
    parser.add_argument("--id", default="id", help="column with an id (default: id)")
    parser.add_argument("--text", default="text", help="column with the text (default: text)")
    parser.add_argument("--date", help="column with the day of publication, YYYY-MM-DD (default: none)")
    parser.add_argument("--partitions", type=int, help="divide the input into so many tasks (default: as it is stored)")
    parser.add_argument("--mode", default="errorifexists", help="if OUTPUT exists: errorifexists, overwrite, append")
    parser.add_argument("--options", default="", help="more options of extract, such as '--types person,date'")
    parser.add_argument("--node", default="node", help="node on the executors (default: node)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
