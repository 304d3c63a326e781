/** A worker thread of the desktop that reports on one log: `workerData` is the request. */
import { parentPort, workerData } from 'node:worker_threads';
import { fileBytesOf, headOf } from '../files/disk';
import { reportOn } from '../files/readReport';
import { optionsOf, piecesOf, type ReportRequest } from '../files/reportRequest';
import type { FromWorker } from './messages';

/** Bytes between two words about progress. */
const TELL_EVERY = 1 << 20;

async function run(request: ReportRequest): Promise<void> {
  let untold = 0;
  const report = await reportOn(
    request.files.map(({ name, source }) => ({
      name,
      bytes: () => (typeof source === 'string' ? fileBytesOf(source) : piecesOf(source)),
      head: () => (typeof source === 'string' ? headOf(source) : piecesOf(source)),
    })),
    {
      ...optionsOf(request),
      onRead(bytes) {
        untold += bytes;
        if (untold < TELL_EVERY) return;
        tell({ kind: 'read', bytes: untold });
        untold = 0;
      },
      // Whoever wants no more of it ends the thread.
      pause: () => Promise.resolve(false),
    },
  );
  if (report) tell({ kind: 'report', report });
}

function tell(message: FromWorker): void {
  parentPort?.postMessage(message);
}

void run(workerData as ReportRequest);
