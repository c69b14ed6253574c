"""Runs extract_job.py in a local cluster, kills an executor meanwhile, and compares its tables with one `extract`."""

import argparse
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import tarfile
import time
import urllib.request
from pathlib import Path

import pyspark

HERE = Path(__file__).resolve().parent
FIXTURES = HERE.parent.parent / "fixtures"
CLUSTER = "local-cluster[2,1,1024]"
TASKS = 20
FILTER = ["--input", "jsonl", "--format", "jsonl", "--stream", "--on-error", "mark", "--quiet"]
QUIET = {"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
CHARACTERS = 400
# One in so many of our own records has no text, and must be answered with an error.
WITHOUT_TEXT = 997


def main():
    args = parse_arguments()
    folder = Path(args.folder)
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    records = list(own_records(args.count) if args.records is None else real_records(args.records, args.count))
    size = sum(len((record["text"] or "").encode()) for record in records)
    print(f"{len(records)} records, {size / 1e6:.1f} MB of text")
    source = folder / "records"
    source.mkdir()
    (source / "records.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))

    start = time.monotonic()
    expected = run_alone(Path(args.package), folder, source / "records.jsonl")
    seconds = time.monotonic() - start
    print(f"one extract: {seconds:.1f} s, {len(records) / seconds:.0f} records/s")

    start = time.monotonic()
    killed_after = run_on_cluster(args, source, folder)
    print(f"Spark, {CLUSTER}: {time.monotonic() - start:.1f} s with all its starting")
    if args.kill:
        print(f"an executor was killed after {killed_after} of {TASKS} tasks")
    print(history(folder / "events", len(records)))

    differences = compare(expected, folder / "tables")
    entities = sum(len(answer.get("entities", [])) for answer in expected)
    failed = sum("error" in answer for answer in expected)
    print(f"{len(expected)} documents ({failed} with an error), {entities} entities: {differences} rows differ")
    print(f"{int(differences == 0)} passed, {int(differences > 0)} failed")
    sys.exit(differences > 0)


def own_records(count):
    """Paragraphs of the fixtures in an order by lot, the same in every run."""
    lots = random.Random(1)
    paragraphs = [
        line
        for file in sorted(FIXTURES.glob("[0-9][0-9]-*.txt"))
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    for number in range(count):
        text = ""
        while len(text) < CHARACTERS:
            text += lots.choice(paragraphs) + "\n"
        day = f"2026-{lots.randint(1, 12):02}-{lots.randint(1, 28):02}"
        yield {"id": f"r{number}", "text": None if number % WITHOUT_TEXT == 5 else text, "date": day}


def real_records(file, count):
    """The first records of JSON Lines with `text`, under ids of ours, so that each is there once."""
    with (gzip.open if file.endswith(".gz") else open)(file, "rt", encoding="utf-8") as lines:
        for number, line in zip(range(count), lines):
            record = json.loads(line)
            yield {"id": f"r{number}", "text": record.get("text"), "date": record.get("date")}


def run_alone(package, folder, records):
    with tarfile.open(package) as archive:
        archive.extractall(folder / "alone", filter="data")
    command = ["node", folder / "alone/package/bin/extract.js", *FILTER]
    with open(records, "rb") as lines:
        output = subprocess.run(command, stdin=lines, stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def run_on_cluster(args, source, folder):
    """Gives back how many tasks were done when the executor was killed, nothing where none was to be."""
    spark_home = Path(pyspark.__file__).parent
    (folder / "events").mkdir()
    settings = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.compress": "false",
        "spark.eventLog.dir": (folder / "events").as_uri(),
        "spark.local.dir": folder / "local",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.port": "4040",
        "spark.ui.showConsoleProgress": "false",
    }
    command = [
        spark_home / "bin/spark-submit",
        *("--master", CLUSTER),
        *("--archives", f"{args.package}#aalam"),
        *(part for name, value in settings.items() for part in ("--conf", f"{name}={value}")),
        HERE / "extract_job.py",
        *(source, folder / "tables"),
        *("--format", "json", "--date", "date", "--partitions", str(TASKS)),
    ]
    environment = {
        **os.environ,
        "SPARK_HOME": str(spark_home),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_WORKER_DIR": str(folder / "work"),
    }
    log = folder / "spark.log"
    with open(log, "wb") as output:
        job = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            done = kill_executor(job) if args.kill else None
            code = job.wait()
        finally:
            job.kill()
    if code != 0 or (args.kill and done is None):
        sys.exit(f"the job ended with {code}; killed after: {done}\n{log.read_text()[-5000:]}")
    return done


def kill_executor(job):
    """Kills one of the job's executors when a third of the tasks are done; nothing where the job ends before."""
    while job.poll() is None:
        done = tasks_done()
        if TASKS // 3 <= done < TASKS:
            executors = [pid for pid in children(job.pid) if "CoarseGrainedExecutorBackend" in command_line(pid)]
            os.kill(executors[0], signal.SIGKILL)
            return done
        time.sleep(0.2)
    return None


def tasks_done():
    """Of the stage in which the filter runs, as Spark's own page tells."""
    try:
        api = "http://127.0.0.1:4040/api/v1/applications"
        with urllib.request.urlopen(api, timeout=2) as answer:
            [application] = json.load(answer)
        with urllib.request.urlopen(f"{api}/{application['id']}/stages?status=active", timeout=2) as answer:
            stages = json.load(answer)
    except (OSError, ValueError):
        return 0
    return max((stage["numCompleteTasks"] for stage in stages if stage["numTasks"] == TASKS), default=0)


def children(pid):
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == pid:
            yield int(path.parent.name)


def command_line(pid):
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def history(events, records):
    """What Spark's log of events says of executors, and of the tasks of the stage in which the filter runs."""
    files = (file for file in events.rglob("events_*") if file.is_file())
    log = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    lost = sum(event["Event"] == "SparkListenerExecutorRemoved" for event in log)
    stages = [event["Stage Info"] for event in log if event["Event"] == "SparkListenerStageSubmitted"]
    stage = next(info["Stage ID"] for info in stages if info["Number of Tasks"] == TASKS)
    ends = [event for event in log if event["Event"] == "SparkListenerTaskEnd" and event["Stage ID"] == stage]
    done = [end["Task Info"] for end in ends if end["Task End Reason"]["Reason"] == "Success"]
    wall = (max(info["Finish Time"] for info in done) - min(info["Launch Time"] for info in done)) / 1000
    busy = sum(info["Finish Time"] - info["Launch Time"] for info in done) / 1000
    return (
        f"{lost} executors lost; of the filter's {TASKS} tasks {len(done)} were done, {len(ends) - len(done)} failed: "
        f"{wall:.1f} s, {records / wall:.0f} records/s; {records * len(done) / TASKS / busy:.0f} a second and core"
    )


def compare(expected, tables):
    """The number of rows that differ; the first few are shown."""
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.master("local[1]").config(map=QUIET).getOrCreate()
    documents = {row["id"]: clean(row) for row in spark.read.parquet(f"{tables}/documents").toLocalIterator()}
    rows = [clean(row) for row in spark.read.parquet(f"{tables}/entities").toLocalIterator()]
    entities = {(row.pop("document"), row["id"]): row for row in rows}
    spark.stop()
    wanted_documents = {answer["id"]: document_row(answer) for answer in expected}
    wanted_entities = {
        (answer["id"], entity["id"]): entity for answer in expected for entity in answer.get("entities", [])
    }
    # A row that is there twice would be lost in the tables above.
    repeated = len(rows) - len(entities)
    return repeated + differ(wanted_documents, documents) + differ(wanted_entities, entities)


def document_row(answer):
    kept = {key: answer[key] for key in ("id", "language", "reference", "warnings", "error") if key in answer}
    return {**kept, **({"entity_count": len(answer["entities"])} if "entities" in answer else {})}


def clean(row):
    """Without what is null: JSON has no field there."""

    def without_null(value):
        if isinstance(value, dict):
            return {key: without_null(inner) for key, inner in value.items() if inner is not None}
        return [without_null(inner) for inner in value] if isinstance(value, list) else value

    return without_null(row.asDict(recursive=True))


def differ(wanted, found):
    keys = [key for key in sorted({*wanted, *found}) if wanted.get(key) != found.get(key)]
    for key in keys[:5]:
        print(f"{key}:\n  wanted {wanted.get(key)}\n  found  {found.get(key)}")
    return len(keys)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", required=True, help="aalam-*.tgz")
    parser.add_argument("--folder", required=True, help="an empty folder to work in")
    parser.add_argument("--records", help="JSON Lines with `text`, instead of our own")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--kill", action=argparse.BooleanOptionalAction, default=True, help="kill an executor")
    return parser.parse_args()


if __name__ == "__main__":
    main()
