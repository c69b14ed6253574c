/** `--report FILE`: what a run has done, as JSON. */
import type { ExitCode } from '../errors.js';
import { escapeJson } from '../output/escape.js';
import { writeFileWhole } from './output.js';
import { secondsSince, type Tally, total } from './reporter.js';
import { versions } from './version.js';

/** Version of the report's shape: see docs/output.md. */
const SCHEMA = 1;

/** Throws an AalamError with exit code `EXIT.output` where the file cannot be written. */
export function writeReport(
  file: string,
  tally: Tally,
  { exitCode, model }: { readonly exitCode: ExitCode; readonly model: boolean | string },
): void {
  const { started, files, done, skipped, failed, bytes, entities, warnings, failures } = tally;
  const report = {
    schema: SCHEMA,
    ...knownVersions(model),
    started: started.toISOString(),
    seconds: Number(secondsSince(started).toFixed(3)),
    exitCode,
    files,
    documents: { done, skipped, failed },
    bytes,
    entities: {
      total: total(entities),
      byType: Object.fromEntries([...entities].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
    warnings,
    failures,
  };
  writeFileWhole(file, `${escapeJson(JSON.stringify(report, undefined, 2))}\n`);
}

/** A run that failed for want of a model has a report, too. */
function knownVersions(model: boolean | string): object {
  try {
    return versions(model);
  } catch {
    return versions(false);
  }
}
